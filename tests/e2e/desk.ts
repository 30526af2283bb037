import { resolve } from 'node:path';
import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { launchApp } from '../host/launch.ts';
import type { LaunchedApp } from '../host/launch.ts';
import { startFaultProxy } from '../support/faultProxy.ts';
import type { FaultProxy } from '../support/faultProxy.ts';
import { makeTempDir } from '../support/tempDir.ts';
import type { TempDir } from '../support/tempDir.ts';

const root = resolve(import.meta.dirname, '../..');

/** Whose desk it is, and where the server stands. */
export interface Seat {
  readonly port: number;
  readonly email: string;
  readonly password: string;
}

export interface DeskOptions {
  /** Added to the environment of the app. */
  env?: Record<string, string>;
  /** Without the first sign-in. */
  signedOut?: boolean;
}

/** One agent's place: the app on a profile of its own, with a line of its own to the server. */
export class Desk {
  readonly seat: Seat;
  readonly line: FaultProxy;
  readonly profile: TempDir;
  readonly #env: Record<string, string>;
  #app: LaunchedApp | null = null;
  #page: Page | null = null;
  /** What the page complained about: errors that nobody caught. */
  readonly faults: string[] = [];

  private constructor(seat: Seat, line: FaultProxy, profile: TempDir, env: Record<string, string>) {
    this.seat = seat;
    this.line = line;
    this.profile = profile;
    this.#env = env;
  }

  static async open(seat: Seat, options: DeskOptions = {}): Promise<Desk> {
    const line = await startFaultProxy(seat.port);
    const desk = new Desk(seat, line, await makeTempDir('desk'), options.env ?? {});
    await desk.starts();
    if (options.signedOut !== true) await desk.signsIn();
    return desk;
  }

  get page(): Page {
    if (this.#page === null) throw new Error('The app does not run.');
    return this.#page;
  }

  get app(): LaunchedApp {
    if (this.#app === null) throw new Error('The app does not run.');
    return this.#app;
  }

  get server(): string {
    return `http://127.0.0.1:${String(this.line.port)}`;
  }

  async starts(): Promise<void> {
    this.#app = await launchApp({
      app: root,
      userDataDir: this.profile.path,
      args: ['--lang=en'],
      env: this.#env,
    });
    this.#page = await this.#app.firstWindow();
    this.#page.on('pageerror', (error) => this.faults.push(error.message));
  }

  /** Types address, e-mail and password into the sign-in page and waits for the first cases. */
  async signsIn(): Promise<void> {
    const { email, password } = this.seat;
    await this.typesSignIn({ server: this.server, email, password });
    await this.inboxLinks().first().waitFor();
    await this.isSynced();
    // The first minutes are for people; each test begins in the inbox.
    await this.inboxLinks().first().click();
  }

  async typesSignIn(words: { server: string; email: string; password: string }): Promise<void> {
    const { page } = this;
    await page.getByLabel('Server', { exact: true }).fill(words.server);
    await page.getByLabel('E-mail', { exact: true }).fill(words.email);
    await page.getByLabel('Password', { exact: true }).fill(words.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
  }

  async killed(): Promise<void> {
    await this.app.kill();
    this.#app = null;
    this.#page = null;
  }

  async leaves(): Promise<void> {
    await this.#app?.quit().catch(() => undefined);
    await this.line.stop();
    await this.profile.remove();
    expect(this.faults, `errors in the window of ${this.seat.email}`).toEqual([]);
  }

  /** The line to the server is cut: what is open breaks, nothing new comes through. */
  async losesTheLine(): Promise<void> {
    this.line.faults.refuse = true;
    this.line.resetAll();
    await expect(this.syncState()).toContainText('Offline');
  }

  async getsTheLineBack(): Promise<void> {
    this.line.heal();
    await this.syncsNow();
  }

  async syncsNow(): Promise<void> {
    await this.page.keyboard.press('Control+r');
  }

  syncState(): Locator {
    return this.page.getByRole('navigation', { name: 'Main' }).getByRole('status');
  }

  async isSynced(): Promise<void> {
    await expect(this.syncState()).toContainText('Synced', { timeout: 30_000 });
  }

  inboxLinks(): Locator {
    return this.page.getByRole('region', { name: 'Inboxes' }).getByRole('button');
  }

  placeLink(name: string): Locator {
    return this.page
      .getByRole('navigation', { name: 'Main' })
      .getByRole('button', { name: new RegExp(`^${name}( \\d+)?$`) });
  }

  async goesTo(place: string): Promise<void> {
    await this.placeLink(place).click();
  }

  /** The row of a case in the table of the inbox. */
  row(subject: string): Locator {
    return this.page.getByRole('row').filter({ hasText: subject });
  }

  async opens(subject: string): Promise<void> {
    await this.row(subject).getByRole('button', { name: 'Open case' }).click();
    await expect(this.heading(subject)).toBeVisible();
  }

  heading(subject: string): Locator {
    return this.page
      .getByRole('heading', { level: 2, name: subject })
      .or(this.page.getByRole('heading', { level: 1, name: subject }));
  }

  timeline(): Locator {
    return this.page.getByRole('region', { name: 'Timeline' });
  }

  composer(): Locator {
    return this.page.getByRole('region', { name: 'Write', exact: true });
  }

  toolbar(): Locator {
    return this.page.getByRole('toolbar', { name: 'What you can do with this case' });
  }

  toast(): Locator {
    return this.page.getByRole('status', { name: 'Messages from Caseload' });
  }

  async takes(subject: string): Promise<void> {
    await this.row(subject).getByRole('button', { name: 'Take ownership' }).click();
  }

  /** Writes into the open case. The words are typed, as by a person. */
  async writes(mode: 'reply' | 'note', text: string): Promise<void> {
    await this.page.keyboard.press(mode === 'reply' ? 'r' : 'n');
    const words = this.composer().getByRole('textbox', {
      name: mode === 'reply' ? 'Words of the reply' : 'Words of the note',
    });
    await expect(words).toBeFocused();
    await words.pressSequentially(text);
  }

  async notes(text: string): Promise<void> {
    await this.writes('note', text);
    await this.composer().getByRole('button', { name: 'Add note' }).click();
    await expect(this.timeline()).toContainText(text);
  }

  async attaches(path: string): Promise<void> {
    await this.app.electron.evaluate(({ dialog }, file) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [file] });
    }, path);
    await this.composer().getByRole('button', { name: 'Attach a file' }).click();
    await expect(this.composer().getByRole('list', { name: 'Files' }).getByRole('listitem')).toHaveCount(1);
  }

  async replies(text: string, file?: string): Promise<void> {
    await this.writes('reply', text);
    if (file !== undefined) await this.attaches(file);
    await this.sends();
    await expect(this.timeline()).toContainText(text);
  }

  async sends(): Promise<void> {
    await this.composer()
      .getByRole('button', { name: /^Send( Ctrl|$)/ })
      .click();
  }

  cards(): Locator {
    return this.page.getByRole('listbox', { name: 'Needs you' }).getByRole('option');
  }

  card(): Locator {
    return this.page.getByRole('main', { name: 'Decision' });
  }
}
