import {
  Injectable,
  StreamableFile,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { catchError, mergeMap, type Observable } from 'rxjs';
import { DomainError } from '#kernel';
import { incidentErrors } from '../../domain/incident.errors.js';
import { screen, tokensOf } from '../domain/screen.js';
import { Walls } from '../use-cases/walls.js';
import { hiddenForRequest } from './wall.guard.js';

/**
 * Looks through every answer to somebody behind a wall and takes out what belongs to a hidden incident: lines of lists,
 * parts of pages, data of errors. The lists leave it out themselves, so that pages stay full; this is the net below them.
 * Files cannot be screened: those of an incident that shares a complaint with a hidden one are refused.
 */
@Injectable()
export class WallScreen implements NestInterceptor {
  constructor(private readonly walls: Walls) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const hidden = hiddenForRequest(request);
    if (hidden.size === 0) return next.handle();
    return next.handle().pipe(
      mergeMap((answer) => (isFile(answer) ? this.whole(answer, request, hidden) : this.screened(answer, hidden))),
      catchError(async (error: unknown) => {
        throw await this.screenedError(error, hidden);
      }),
    );
  }

  /** A file is let through as it is, or not at all. */
  private async whole(
    file: StreamableFile | Buffer,
    { params, query, body }: FastifyRequest,
    hidden: ReadonlySet<string>,
  ): Promise<unknown> {
    try {
      await this.walls.refuseMixed([...tokensOf([params, query, body])], hidden);
      return file;
    } catch (error) {
      if (file instanceof StreamableFile) file.getStream().destroy();
      throw error;
    }
  }

  private async screened(answer: unknown, hidden: ReadonlySet<string>): Promise<unknown> {
    const gone = await this.walls.hiddenAmong([...tokensOf(answer)], hidden);
    if (gone.size === 0) return answer;
    const left = screen(answer, gone);
    if (left.gone) throw new DomainError(incidentErrors['incidents.not-found']);
    return left.value;
  }

  private async screenedError(error: unknown, hidden: ReadonlySet<string>): Promise<unknown> {
    if (!(error instanceof DomainError) || error.data === undefined) return error;
    const gone = await this.walls.hiddenAmong([...tokensOf(error.data)], hidden);
    return gone.size === 0 ? error : new DomainError(error.kind, { errors: error.errors });
  }
}

function isFile(answer: unknown): answer is StreamableFile | Buffer {
  return answer instanceof StreamableFile || Buffer.isBuffer(answer);
}
