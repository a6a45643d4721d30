import { SESSION_COOKIE } from '#access';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { DOCS_PATH } from '../requests/security-headers.js';
import { readAnswers, withAnswers } from './answers.js';

/** The OpenAPI document of every controller: requests from its decorators, answers from its types. */
export function openApiDocument(app: NestFastifyApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Madoguchi')
    .setDescription('Complaints desk. Failures are RFC 9457 problem+json with a stable `code`.')
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'API token, mdg_…' })
    .addCookieAuth(SESSION_COOKIE)
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
  return withAnswers(document, readAnswers());
}

/** Serves the document at /api/openapi.json and a page for it at /api/docs; it is built when first asked for. */
export function serveOpenApi(app: NestFastifyApplication): void {
  SwaggerModule.setup(DOCS_PATH.slice(1), app, () => openApiDocument(app), {
    jsonDocumentUrl: 'api/openapi.json',
    raw: ['json'],
    customSiteTitle: 'Madoguchi API',
  });
}
