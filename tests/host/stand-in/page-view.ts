import type { NativeImage, PrintToPDFOptions, Rectangle, WebContents as ElectronWebContents } from 'electron';
import type { CdpSession } from './cdp.ts';
import { imageFrom } from './native-image.ts';
import { pdfOptions } from './pdf.ts';
import { StrictEmitter } from './strict.ts';

type Emulated = Pick<
  ElectronWebContents,
  | 'setZoomFactor'
  | 'getZoomFactor'
  | 'zoomFactor'
  | 'setZoomLevel'
  | 'getZoomLevel'
  | 'zoomLevel'
  | 'setVisualZoomLevelLimits'
  | 'undo'
  | 'redo'
  | 'cut'
  | 'copy'
  | 'paste'
  | 'pasteAndMatchStyle'
  | 'delete'
  | 'selectAll'
  | 'insertText'
  | 'replaceMisspelling'
  | 'capturePage'
  | 'printToPDF'
>;

/** One zoom level is a fifth larger, as in Electron. */
const levelStep = 1.2;

/** How a page is looked at and edited: zoom, pictures, paper, and the commands of an edit menu. */
export abstract class PageView extends StrictEmitter implements Emulated {
  #zoom = 1;

  /** The session of the page, once it is attached. */
  abstract cdp(): Promise<CdpSession>;
  /** Width and height of the window, in CSS pixels at a zoom of 1. */
  protected abstract viewSize(): number[];
  /** Tells Chromium something whose failure means only that the page is gone. */
  protected tell(work: (session: CdpSession) => Promise<unknown>): void {
    this.cdp()
      .then(work)
      .catch(() => undefined);
  }

  setZoomFactor(factor: number): void {
    this.#zoom = factor;
    this.tell(async (session) => {
      if (factor === 1) return session.send('Emulation.clearDeviceMetricsOverride');
      const [width = 0, height = 0] = this.viewSize();
      return session.send('Emulation.setDeviceMetricsOverride', {
        width: Math.round(width / factor),
        height: Math.round(height / factor),
        deviceScaleFactor: factor,
        mobile: false,
      });
    });
  }
  getZoomFactor = (): number => this.#zoom;
  get zoomFactor(): number {
    return this.#zoom;
  }
  set zoomFactor(factor: number) {
    this.setZoomFactor(factor);
  }
  setZoomLevel(level: number): void {
    this.setZoomFactor(levelStep ** level);
  }
  getZoomLevel = (): number => Math.log(this.#zoom) / Math.log(levelStep);
  get zoomLevel(): number {
    return this.getZoomLevel();
  }
  set zoomLevel(level: number) {
    this.setZoomLevel(level);
  }
  setVisualZoomLevelLimits = (): Promise<void> => Promise.resolve();

  async capturePage(rect?: Rectangle): Promise<NativeImage> {
    const session = await this.cdp();
    const clip = rect ? { clip: { ...rect, scale: 1 } } : {};
    const { data } = await session.send('Page.captureScreenshot', { format: 'png', ...clip });
    return imageFrom(Buffer.from(data, 'base64'));
  }
  async printToPDF(options: PrintToPDFOptions): Promise<Buffer> {
    const { data } = await (await this.cdp()).send('Page.printToPDF', pdfOptions(options));
    return Buffer.from(data, 'base64');
  }

  async insertText(text: string): Promise<void> {
    await (await this.cdp()).send('Input.insertText', { text });
  }
  replaceMisspelling(text: string): void {
    void this.insertText(text);
  }
  /** The editing commands are Chromium's own, carried by a key event that types nothing. */
  #edit(command: string): void {
    this.tell((session) => session.send('Input.dispatchKeyEvent', { type: 'keyDown', commands: [command] }));
  }
  undo = (): void => this.#edit('Undo');
  redo = (): void => this.#edit('Redo');
  cut = (): void => this.#edit('Cut');
  copy = (): void => this.#edit('Copy');
  paste = (): void => this.#edit('Paste');
  pasteAndMatchStyle = (): void => this.#edit('PasteAndMatchStyle');
  delete = (): void => this.#edit('Delete');
  selectAll = (): void => this.#edit('SelectAll');
}
