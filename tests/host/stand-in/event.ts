/** The first argument of Electron's events: can be prevented, and carries `details` as its own members. */
export type HostEvent<D extends object = object> = D & {
  preventDefault(): void;
  readonly defaultPrevented: boolean;
};

/** A new event that carries `details`. */
export function hostEvent<D extends object>(details: D = {} as D): HostEvent<D> {
  let prevented = false;
  const event = {
    preventDefault: () => void (prevented = true),
    get defaultPrevented() {
      return prevented;
    },
  };
  // defineProperties rather than assign: details such as `senderFrame` may be getters that must stay live.
  return Object.defineProperties(event, Object.getOwnPropertyDescriptors(details)) as HostEvent<D>;
}
