import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What a request is measured by; the route's pattern, never its address. */
export interface RequestLabels {
  method: string;
  route: string;
  status: number;
}

/** A metric's name (`madoguchi_…`), meaning, and label names. Labels never hold content or identifiers. */
export interface MetricSpec<L extends string> {
  name: `madoguchi_${string}`;
  help: string;
  labels?: readonly L[];
}

/** Upper bounds in seconds. */
const DURATION_BUCKETS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** The process's metrics in Prometheus form; features add theirs. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly requests: Histogram<'method' | 'route' | 'status'>;

  constructor() {
    collectDefaultMetrics({ register: this.registry });
    this.requests = new Histogram({
      name: 'madoguchi_http_request_duration_seconds',
      help: 'Time to answer, by route pattern',
      labelNames: ['method', 'route', 'status'],
      buckets: DURATION_BUCKETS,
      registers: [this.registry],
    });
  }

  /** Media type of {@link render}. */
  get contentType(): string {
    return this.registry.contentType;
  }

  /** Everything, as Prometheus reads it. */
  render(): Promise<string> {
    return this.registry.metrics();
  }

  /** One answered request. */
  observeRequest({ method, route, status }: RequestLabels, seconds: number): void {
    this.requests.observe({ method, route, status }, seconds);
  }

  /** A figure that only grows. */
  counter<L extends string>({ name, help, labels = [] }: MetricSpec<L>): Counter<L> {
    return new Counter<L>({ name, help, labelNames: labels, registers: [this.registry] });
  }

  /** A figure that is read when asked for. */
  gauge(spec: MetricSpec<never>, read: () => number | Promise<number>): void {
    new Gauge({
      name: spec.name,
      help: spec.help,
      registers: [this.registry],
      async collect() {
        this.set(await read());
      },
    });
  }
}
