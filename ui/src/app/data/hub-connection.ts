import { InjectionToken } from '@angular/core';
import { HubConnectionBuilder, LogLevel, type HubConnection, type IRetryPolicy } from '@microsoft/signalr';

/** The part of a SignalR connection the pane uses. */
export type HubLink = Pick<
  HubConnection,
  'start' | 'stop' | 'stream' | 'onclose' | 'onreconnecting' | 'onreconnected'
>;

export type HubLinkFactory = (url: string, headers: Record<string, string>) => HubLink;

/**
 * Waits between attempts, in milliseconds. Much shorter would hammer a gateway that is restarting; much longer
 * would leave an operator looking at old numbers after it is back.
 */
export const RETRY_DELAYS: readonly number[] = [0, 1000, 2000, 4000];

export function retryDelay(attempt: number): number {
  return RETRY_DELAYS[Math.min(attempt, RETRY_DELAYS.length - 1)]!;
}

const forever: IRetryPolicy = {
  nextRetryDelayInMilliseconds: (context) => retryDelay(context.previousRetryCount),
};

export const HUB_LINK = new InjectionToken<HubLinkFactory>('hub-link', {
  providedIn: 'root',
  factory: () => (url, headers) =>
    new HubConnectionBuilder()
      .withUrl(url, { headers })
      .withAutomaticReconnect(forever)
      .configureLogging(LogLevel.None)
      .build(),
});
