/** The most routes that are counted one by one: a route is a pattern, but a mount point may be any text. */
const MAX_ROUTES = 1000;

/** Stands for all routes beyond. */
const OTHER_ROUTES = '(other)';

/** Exchanges by route and by detector that found something in them. */
export type RouteFindings = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Counts exchanges by route and by detector that found something in them. */
export class FindingCounts {
  #routes = new Map<string, Map<string, number>>();

  get isEmpty(): boolean {
    return this.#routes.size === 0;
  }

  add(route: string, detector: string): void {
    const name = this.#routes.has(route) || this.#routes.size < MAX_ROUTES ? route : OTHER_ROUTES;
    const detectors = this.#routes.get(name) ?? new Map<string, number>();
    this.#routes.set(name, detectors);
    detectors.set(detector, (detectors.get(detector) ?? 0) + 1);
  }

  clear(): void {
    this.#routes = new Map();
  }

  snapshot(): RouteFindings {
    const routes = [...this.#routes].map(([route, detectors]) => [route, Object.fromEntries(detectors)] as const);
    return Object.fromEntries(routes);
  }
}
