import type { Display, Screen } from 'electron';
import { strict, StrictEmitter } from './strict.ts';

const area = { x: 0, y: 0, width: 1600, height: 1000 };
const display = strict('Display', {
  id: 1,
  label: 'stand-in',
  bounds: area,
  workArea: area,
  size: { width: area.width, height: area.height },
  workAreaSize: { width: area.width, height: area.height },
  scaleFactor: 1,
  rotation: 0,
  internal: true,
  touchSupport: 'unavailable',
}) as unknown as Display;

type Emulated = Pick<
  Screen,
  | 'getPrimaryDisplay'
  | 'getAllDisplays'
  | 'getDisplayMatching'
  | 'getDisplayNearestPoint'
  | 'getCursorScreenPoint'
>;

/** One display of 1600 × 1000, whatever the machine has: the tests' windows must not depend on it. */
class StandInScreen extends StrictEmitter implements Emulated {
  constructor() {
    super('screen', ['display-added', 'display-removed', 'display-metrics-changed']);
  }
  getPrimaryDisplay = (): Display => display;
  getAllDisplays = (): Display[] => [display];
  getDisplayMatching = (): Display => display;
  getDisplayNearestPoint = (): Display => display;
  getCursorScreenPoint = (): { x: number; y: number } => ({ x: 0, y: 0 });
}

export const screen = new StandInScreen();
