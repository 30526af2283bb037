import { join } from 'node:path';
import { AppError } from '#shared/domain/errors.ts';
import type { Clock } from '#shared/domain/clock.ts';
import type { ErrorCode } from '#shared/domain/errors.ts';
import { clientId } from '#shared/domain/ids.ts';
import type { IdSource } from '#shared/domain/ids.ts';
import type { AccountState, CallInput } from '#shared/ipc/contract.ts';
import type { SignInResponse } from '#shared/protocol/session.ts';
import type { CarriedWork, Healing, ReplicaIdentity, ReplicaPlace } from '#db/port.ts';
import type { Log } from '../log/log.ts';
import { setAside } from './aside.ts';
import { destroyAccount } from './destroy.ts';
import type { Desk, OpenDesk } from './desk.ts';
import { accountId, pathsOf, readAccounts, writeAccounts } from './profile.ts';
import type { AccountRecord, Accounts } from './profile.ts';
import { isUnprotected, newReplicaKey, readSecrets, writeSecrets } from './secrets.ts';
import type { Keyring, Secrets } from './secrets.ts';
import { normaliseServer } from './serverUrl.ts';
import { askServer, closeSession, openSession } from './signIn.ts';
import type { Fetch } from './signIn.ts';

export interface AccountParts {
  readonly userData: string;
  readonly keyring: Keyring;
  readonly fetch: Fetch;
  readonly openDesk: OpenDesk;
  /** Reads the unsent work of a replica that is not opened any more. @throws AppError when nothing can be read */
  readonly salvage: (place: ReplicaPlace) => Promise<CarriedWork>;
  readonly clock: Clock;
  readonly newId: IdSource;
  readonly log: Log;
  readonly deviceName: string;
  readonly platform: string;
}

type Credentials = CallInput<'account.signIn'>;

/**
 * Who is signed in on this device, and the desk that belongs to it. States: signed_out → opening → signed_in, or
 * problem when the replica cannot be opened. Acts run one after the other.
 */
export class Account {
  readonly #parts: AccountParts;
  readonly #listeners = new Set<(state: AccountState, desk: Desk | null) => void>();
  #accounts: Accounts;
  #desk: Desk | null = null;
  #state: AccountState['state'] = 'signed_out';
  #problem: ErrorCode | null = null;
  #healing: number | null = null;
  #healed: AccountState['healed'] = null;
  #last: Promise<unknown> = Promise.resolve();

  constructor(parts: AccountParts) {
    this.#parts = parts;
    this.#accounts = readAccounts(parts.userData, parts.clock.now());
  }

  state(): AccountState {
    const record = this.#active();
    return {
      state: this.#state,
      server: record?.server ?? null,
      email: record?.email ?? null,
      workspace: record?.workspace ?? null,
      problem: this.#problem,
      demo: record?.demo ?? false,
      healing: this.#healing,
      healed: this.#healed,
    };
  }

  /** The open desk. @throws AppError `signed_out`, or the problem that keeps it shut */
  desk(): Desk {
    if (this.#desk !== null) return this.#desk;
    throw new AppError(this.#problem ?? 'signed_out');
  }

  /** Calls the listener at each change of state, with the desk as it is then. */
  onState(listener: (state: AccountState, desk: Desk | null) => void): void {
    this.#listeners.add(listener);
  }

  /** Opens the account that was open last, if there is one. */
  start(): Promise<AccountState> {
    return this.#inTurn(async () => {
      const record = this.#active();
      if (record !== null && this.#desk === null) await this.#open(record);
    });
  }

  /** @throws AppError, see serverUrl.ts and signIn.ts */
  signIn(typed: Credentials, demo = false): Promise<AccountState> {
    return this.#inTurn(async () => {
      const server = normaliseServer(typed.server);
      const email = typed.email.toLowerCase();
      if (email === '') throw new AppError('invalid', 'email', { field: 'email' });
      if (typed.password === '') throw new AppError('invalid', 'password', { field: 'password' });
      const { fetch, deviceName, newId } = this.#parts;
      await askServer(fetch, server);
      const known = this.#accounts.accounts.find(
        (record) => record.email === email && (record.server === server || (demo && record.demo)),
      );
      const client = known?.clientId ?? clientId.parse(newId());
      const request = { email, password: typed.password, deviceName, clientId: client };
      const session = await openSession(fetch, server, request);
      await this.#closeDesk();
      // The demo's server has another port each time; the person's work in it stays the same.
      const sameDemo = demo && known?.demo === true && known.agentId === session.agentId;
      const id = sameDemo ? known.id : accountId(server, session.agentId);
      const carryFrom = known?.carryFrom ?? null;
      const record = { id, server, email, clientId: client, demo, carryFrom, ...nameOf(session) };
      await this.#keep(record, session.token);
    });
  }

  /** Ends the session on this device. Ledger and drafts stay and are found again after the next sign-in. */
  signOut(): Promise<AccountState> {
    return this.#inTurn(async () => {
      const record = this.#active();
      await this.#closeDesk();
      if (record === null) return;
      const { keyring, userData } = this.#parts;
      const { secrets } = pathsOf(userData, record.id);
      const kept = await readSecrets(keyring, secrets).catch(() => null);
      if (kept !== null) {
        await writeSecrets(keyring, secrets, { ...kept, token: null });
        // Not waited for: nobody who leaves waits for a network.
        if (kept.token !== null) void closeSession(this.#parts.fetch, record.server, kept.token);
      }
      this.#write({ ...this.#accounts, active: null });
      this.#problem = null;
    });
  }

  /**
   * Begins the replica anew from the server and takes over what was not sent, as far as it can be read; where nothing
   * can, the state says so in `problem`. The old files are set aside with their sealed keys, never deleted. The
   * device gets a new record on the server: its old one has numbered acts that a new replica knows nothing of
   * (docs/sync.md, Push). Without a readable token the agent signs in once more.
   */
  rebuild(): Promise<AccountState> {
    return this.#inTurn(async () => {
      const record = this.#active();
      if (record === null) throw new AppError('signed_out');
      const { userData, clock, newId, log, keyring } = this.#parts;
      await this.#closeDesk();
      const paths = pathsOf(userData, record.id);
      const before = await readSecrets(keyring, paths.secrets).catch(() => null);
      const aside = setAside(paths.folder, clock.now(), before === null);
      log.event('account.rebuild', { aside, problem: this.#problem });
      const carryFrom = before === null ? null : aside;
      const renewed = { ...record, clientId: clientId.parse(newId()), carryFrom };
      this.#save(renewed);
      if (before === null) {
        this.#become('signed_out', 'key_unreadable');
        return;
      }
      // The key stays: the files of unsent messages are sealed with it, and it was not what failed.
      await writeSecrets(keyring, paths.secrets, before);
      await this.#open(renewed);
    });
  }

  /**
   * Where the replica of this account lies and what opens it, whether or not it can be opened.
   * @throws AppError `signed_out`, `key_unreadable`
   */
  async place(): Promise<ReplicaPlace> {
    const record = this.#active();
    if (record === null) throw new AppError('signed_out');
    const paths = pathsOf(this.#parts.userData, record.id);
    const secrets = await readSecrets(this.#parts.keyring, paths.secrets);
    if (secrets === null) throw new AppError('signed_out');
    return { file: paths.replica, key: secrets.replicaKey, identity: identityOf(record) };
  }

  /** Lets go of all files; for quitting. */
  async close(): Promise<void> {
    await this.#inTurn(() => this.#closeDesk());
  }

  #active(): AccountRecord | null {
    return this.#accounts.accounts.find((record) => record.id === this.#accounts.active) ?? null;
  }

  async #keep(record: AccountRecord, token: string): Promise<void> {
    const { keyring, userData, platform } = this.#parts;
    const { secrets } = pathsOf(userData, record.id);
    const others = this.#accounts.accounts.filter((other) => other.id !== record.id);
    const tell = isUnprotected(keyring, platform) && !this.#accounts.toldNoKeyring;
    const toldNoKeyring = this.#accounts.toldNoKeyring || tell;
    this.#write({ version: 1, active: record.id, toldNoKeyring, accounts: [...others, record] });
    try {
      const before = await readSecrets(keyring, secrets);
      await writeSecrets(keyring, secrets, { token, replicaKey: before?.replicaKey ?? newReplicaKey() });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      // The replica of an earlier sign-in is here and its key is not: for the agent to decide (rebuild), not for us.
      this.#become('problem', error.code);
      return;
    }
    await this.#open(record);
    // Said once: the state is whole, the warning stands beside it until the next change.
    if (tell && this.#desk !== null) this.#become('signed_in', 'no_keyring');
  }

  async #open(record: AccountRecord): Promise<void> {
    const { keyring, userData, openDesk, log } = this.#parts;
    this.#become('opening', null);
    try {
      const paths = pathsOf(userData, record.id);
      const secrets = await this.#secretsOf(paths.secrets);
      if (secrets === null) {
        this.#become('signed_out', null);
        return;
      }
      const identity = identityOf(record);
      const { token, replicaKey } = secrets;
      const { carried, left } = await this.#carriedBy(record, replicaKey);
      const onHealing = (healing: Healing) => this.#onHealing(healing);
      this.#desk = await openDesk({
        server: record.server,
        token,
        replicaKey,
        identity,
        paths,
        carried,
        onHealing,
      });
      this.#desk.replica.onProblem((code) => this.#fail(code));
      this.#desk.sync.onRevoked(() => this.#wipe(record));
      if (record.carryFrom !== null) this.#save({ ...record, carryFrom: null });
      log.event('account.opened', { unprotected: isUnprotected(keyring, this.#parts.platform) });
      this.#become('signed_in', left);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      log.event('account.problem', { code: error.code, detail: error.message });
      this.#become('problem', error.code);
    }
  }

  /** Unsent work of the replica that was set aside; `left`: why (some of) it had to stay there. */
  async #carriedBy(
    { id, carryFrom, ...record }: AccountRecord,
    key: Uint8Array,
  ): Promise<{ carried: CarriedWork | null; left: ErrorCode | null }> {
    if (carryFrom === null) return { carried: null, left: null };
    const { salvage, log, userData } = this.#parts;
    const { folder } = pathsOf(userData, id);
    const file = join(folder, carryFrom, 'replica.db');
    try {
      const identity = identityOf({ id, carryFrom, ...record });
      const carried = await salvage({ file, key, identity });
      log.event('account.carried', { acts: carried.acts.length, whole: carried.whole });
      return { carried, left: carried.whole ? null : 'replica_corrupt' };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      log.event('account.not_carried', { code: error.code, detail: error.message });
      return { carried: null, left: 'replica_corrupt' };
    }
  }

  /** Secrets with a token; null when there is nothing to open with and the agent has to sign in. */
  async #secretsOf(file: string): Promise<(Secrets & { token: string }) | null> {
    const secrets = await readSecrets(this.#parts.keyring, file);
    return secrets?.token === undefined || secrets.token === null
      ? null
      : { ...secrets, token: secrets.token };
  }

  /** Damage is mended without the agent; he is told how far it is and what became of it. */
  #onHealing(healing: Healing): void {
    const { clock, log } = this.#parts;
    if (healing.t === 'mending') {
      const step = Math.floor(healing.progress * 20) / 20;
      if (step === this.#healing) return;
      this.#healing = step;
    } else {
      this.#healing = null;
      if (healing.t === 'failed') log.event('replica.not_mended', { code: healing.code });
      else {
        const { damaged, reloaded, waiting } = healing.report;
        log.event('replica.mended', { damaged: damaged.join(' '), feeds: reloaded.length, waiting });
        this.#healed = { at: clock.now(), fromServer: reloaded.length > 0, waiting };
      }
    }
    this.#become(this.#state, this.#problem);
  }

  #fail(code: ErrorCode): void {
    const desk = this.#desk;
    this.#desk = null;
    this.#become('problem', code);
    // What still runs lets go of the files, so that they can be set aside. Not before the listeners have left the desk.
    this.#last = this.#last.then(() => desk?.close()).catch(() => undefined);
  }

  /** The server took this device its access and has its unsent work: nothing of the account stays here. */
  #wipe({ id }: AccountRecord): void {
    void this.#inTurn(async () => {
      const { userData, log } = this.#parts;
      await this.#closeDesk();
      destroyAccount(pathsOf(userData, id).folder);
      const accounts = this.#accounts.accounts.filter((other) => other.id !== id);
      this.#write({ ...this.#accounts, active: null, accounts });
      log.event('account.wiped');
      this.#become('signed_out', 'device_revoked');
    });
  }

  async #closeDesk(): Promise<void> {
    const desk = this.#desk;
    this.#desk = null;
    if (desk !== null) await desk.close();
    if (this.#state !== 'signed_out') this.#become('signed_out', null);
  }

  /** Writes one account and makes it the active one. */
  #save(record: AccountRecord): void {
    const others = this.#accounts.accounts.filter((other) => other.id !== record.id);
    this.#write({ ...this.#accounts, active: record.id, accounts: [...others, record] });
  }

  #write(accounts: Accounts): void {
    writeAccounts(this.#parts.userData, accounts);
    this.#accounts = accounts;
  }

  #become(state: AccountState['state'], problem: ErrorCode | null): void {
    this.#state = state;
    this.#problem = problem;
    for (const listener of this.#listeners) listener(this.state(), this.#desk);
  }

  #inTurn(act: () => Promise<void>): Promise<AccountState> {
    const turn = this.#last.then(act).then(() => this.state());
    this.#last = turn.catch(() => undefined);
    return turn;
  }
}

function identityOf({ agentId, clientId: client, name, email, workspace }: AccountRecord): ReplicaIdentity {
  return { agentId, clientId: client, name, email, workspace };
}

function nameOf(session: SignInResponse) {
  return { agentId: session.agentId, name: session.name, workspace: session.workspace };
}
