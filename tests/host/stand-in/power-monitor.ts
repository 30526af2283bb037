import type { PowerMonitor } from 'electron';
import { StrictEmitter } from './strict.ts';

type Emulated = Pick<
  PowerMonitor,
  | 'getSystemIdleState'
  | 'getSystemIdleTime'
  | 'getCurrentThermalState'
  | 'isOnBatteryPower'
  | 'onBatteryPower'
>;

/** A machine that is awake and in use; tests emit its events: `powerMonitor.emit('resume')`. */
class StandInPowerMonitor extends StrictEmitter implements Emulated {
  onBatteryPower = false;
  constructor() {
    super('powerMonitor', [
      'suspend',
      'resume',
      'shutdown',
      'lock-screen',
      'unlock-screen',
      'on-ac',
      'on-battery',
      'user-did-become-active',
      'user-did-resign-active',
      'thermal-state-change',
      'speed-limit-change',
    ]);
  }
  getSystemIdleState = (): 'active' => 'active';
  getSystemIdleTime = (): number => 0;
  getCurrentThermalState = (): 'nominal' => 'nominal';
  isOnBatteryPower = (): boolean => this.onBatteryPower;
}

export const powerMonitor = new StandInPowerMonitor();
