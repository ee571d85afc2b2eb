import { Injectable, inject, signal } from '@angular/core';
import { Gateway } from '../data/gateway';
import { Problem } from '../data/problem';

/** The longest recording, in seconds. The browser holds it in memory until it is saved. */
export const MOST_SECONDS = 600;

/**
 * The largest recording, in bytes; what is recorded until then is saved. More could exhaust the browser's memory;
 * less would cut recordings that an operator can still open.
 */
const MOST_BYTES = 256 * 1024 * 1024;

/** What was recorded. Without a byte there is no file. */
export interface CaptureFile {
  readonly name: string;
  readonly bytes: number;
  readonly end: 'complete' | 'cancelled' | 'full';
}

/** Records an adapter's frames and hands them to the browser as a file. One at a time. */
@Injectable({ providedIn: 'root' })
export class Capture {
  private readonly gateway = inject(Gateway);
  private abort: AbortController | undefined;

  /** How much has arrived so far. */
  readonly bytes = signal(0);

  async record(adapterId: string, seconds: number): Promise<CaptureFile> {
    const abort = (this.abort = new AbortController());
    this.bytes.set(0);
    const path = `lab/adapters/${encodeURIComponent(adapterId)}/capture?seconds=${seconds}`;
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    let name = `${adapterId}.pcapng`;
    try {
      const response = await this.gateway.open(path, { signal: abort.signal });
      name = fileName(response.headers.get('Content-Disposition')) ?? name;
      await this.collect(response, chunks);
    } catch (error) {
      if (!abort.signal.aborted) {
        save(chunks, name);
        throw error instanceof Problem ? error : new Problem(0, {});
      }
    }
    const full = this.bytes() >= MOST_BYTES;
    const end = abort.signal.aborted ? 'cancelled' : full ? 'full' : 'complete';
    abort.abort();
    save(chunks, name);
    return { name, bytes: this.bytes(), end };
  }

  /** Ends the recording; what there is by then is saved. */
  cancel(): void {
    this.abort?.abort();
  }

  private async collect(response: Response, chunks: Uint8Array<ArrayBuffer>[]): Promise<void> {
    const reader = response.body!.getReader();
    while (this.bytes() < MOST_BYTES) {
      const { done, value } = await reader.read();
      if (done) return;
      chunks.push(value);
      this.bytes.update((bytes) => bytes + value.length);
    }
  }
}

/** The name a `Content-Disposition` header gives, without anything that could be taken for a path. */
export function fileName(disposition: string | null): string | undefined {
  const extended = disposition?.match(/filename\*=UTF-8''([^;]+)/i)?.[1];
  const plain = disposition?.match(/filename="?([^";]+)"?/i)?.[1];
  const name = (extended && decoded(extended)) ?? plain;
  return name?.replace(/[/\\]/g, '_');
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function save(chunks: Uint8Array<ArrayBuffer>[], name: string): void {
  if (chunks.length === 0) return;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(chunks, { type: 'application/octet-stream' }));
  link.download = name;
  link.click();
  // The browser has taken the data over once the click's own task is done.
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
