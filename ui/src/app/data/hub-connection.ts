import { InjectionToken } from '@angular/core';
import {
  DefaultHttpClient,
  HubConnectionBuilder,
  LogLevel,
  NullLogger,
  type HttpRequest,
  type HttpResponse,
  type HubConnection,
} from '@microsoft/signalr';

/** The part of a SignalR connection the pane uses. It reports its loss and does not reconnect by itself. */
export type HubLink = Pick<HubConnection, 'state' | 'start' | 'stop' | 'stream' | 'onclose'>;

/** Where streams come from. */
export type StreamSource = Pick<HubConnection, 'stream'>;

/** `headers` answers what a request is to carry at the time it is sent. */
export type HubLinkFactory = (url: string, headers: () => Record<string, string>) => HubLink;

/**
 * Waits between attempts, in milliseconds. Much shorter would hammer a gateway that is restarting; much longer
 * would leave an operator looking at old numbers after it is back.
 */
const RETRY_DELAYS: readonly number[] = [1000, 2000, 4000];

/**
 * How many attempts fail before the state is read by requests, so that the pane shows something. One alone may be a
 * gateway that restarts; with many, an operator would look at an empty pane for long.
 */
export const FAILURES_BEFORE_POLLING = 2;

/**
 * The wait between attempts while requests work and only the live connection does not, in milliseconds. A proxy that
 * lets none through seldom changes, and each attempt tries every transport; much longer would keep the pane slow after
 * the way is free again.
 */
export const POLLING_RETRY = 30_000;

export function retryDelay(attempt: number): number {
  return RETRY_DELAYS[Math.min(attempt, RETRY_DELAYS.length - 1)]!;
}

/**
 * Sends negotiation, long polls and what follows server-sent events, with the headers as they are by then. A browser
 * lets nobody put headers on a WebSocket or an event stream; those go with its cookies alone.
 */
class CurrentHeaders extends DefaultHttpClient {
  constructor(private readonly headers: () => Record<string, string>) {
    super(NullLogger.instance);
  }

  override send(request: HttpRequest): Promise<HttpResponse> {
    return super.send({ ...request, headers: { ...request.headers, ...this.headers() } });
  }
}

/** Tries WebSockets, then server-sent events, then long polling, by itself. */
export const HUB_LINK = new InjectionToken<HubLinkFactory>('hub-link', {
  providedIn: 'root',
  factory: () => (url, headers) =>
    new HubConnectionBuilder()
      .withUrl(url, { httpClient: new CurrentHeaders(headers) })
      .configureLogging(LogLevel.None)
      .build(),
});
