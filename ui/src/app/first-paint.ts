import type { Gateway } from './data/gateway';

/** Tells the gateway once, in whole milliseconds since navigation, when something was first seen. */
export function reportFirstPaint(gateway: Gateway): void {
  const observer = new PerformanceObserver((list) => {
    const paint = list.getEntriesByName('first-contentful-paint')[0];
    if (!paint) return;
    observer.disconnect();
    // A measurement only: a gateway that refuses it loses nothing, and neither does the operator.
    gateway.post('api/session/painted', { milliseconds: Math.round(paint.startTime) }).catch(() => undefined);
  });
  observer.observe({ type: 'paint', buffered: true });
}
