import { Injectable, inject, signal } from '@angular/core';
import { Gateway } from '../data/gateway';

export interface CaptureFile {
  readonly name: string;
  readonly bytes: number;
}

/** Records an adapter's frames and hands them to the browser as a file. One at a time. */
@Injectable({ providedIn: 'root' })
export class Capture {
  private readonly gateway = inject(Gateway);
  private abort: AbortController | undefined;

  /** How much has arrived so far. */
  readonly bytes = signal(0);

  async record(adapterId: string, seconds: number): Promise<CaptureFile> {
    this.abort = new AbortController();
    this.bytes.set(0);
    const path = `lab/adapters/${encodeURIComponent(adapterId)}/capture?seconds=${seconds}`;
    const response = await this.gateway.open(path, { signal: this.abort.signal });
    const name = fileName(response.headers.get('Content-Disposition')) ?? `${adapterId}.pcapng`;
    const blob = await this.collect(response);
    save(blob, name);
    return { name, bytes: blob.size };
  }

  /** Gives up; nothing is saved. */
  cancel(): void {
    this.abort?.abort();
  }

  private async collect(response: Response): Promise<Blob> {
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    const reader = response.body!.getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      chunks.push(read.value);
      this.bytes.update((bytes) => bytes + read.value!.length);
    }
    return new Blob(chunks, { type: 'application/octet-stream' });
  }
}

/** The name a `Content-Disposition` header gives, without anything that could be taken for a path. */
export function fileName(disposition: string | null): string | undefined {
  const extended = disposition?.match(/filename\*=UTF-8''([^;]+)/i)?.[1];
  const plain = disposition?.match(/filename="?([^";]+)"?/i)?.[1];
  const name = extended ? decodeURIComponent(extended) : plain;
  return name?.replace(/[/\\]/g, '_');
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has taken the data over once the click's own task is done.
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
