export { configureHttp, createHttpAdapter } from './configure-http.js';
export { httpErrors } from './domain/http.errors.js';
export { decodeCursor, encodeCursor, pageOf, type CursorKey, type Page } from './domain/page.js';
export { languageOf, problemOf, type Language, type Problem } from './domain/problem.js';
export { SlidingWindow, type WindowLimit } from './domain/sliding-window.js';
export { etagOf, ifMatchVersion } from './domain/version.js';
export {
  IsCivilDate,
  IsCode,
  IsFlag,
  IsFlagText,
  IsInstant,
  IsLongText,
  IsMonth,
  IsOneOf,
  IsShortText,
  IsUlid,
  IsUlidsText,
  IsVersion,
  IsWhole,
  IsWholeText,
} from './dto/field-rules.js';
export { field, type FieldOptions } from './dto/given.js';
export { ApiPage, PAGE_DEFAULT, PAGE_MAX, PageQueryDto } from './dto/page.dto.js';
export { ApiProblem, FieldErrorDto, ProblemDto } from './dto/problem.dto.js';
export { HttpModule } from './http.module.js';
export { type Leave } from './limits/body-seats.js';
export { LargeBodies } from './limits/large-bodies.js';
export { RateLimit, RateLimiter, type RateLimitRule } from './limits/rate-limit.js';
export { Metrics, type MetricSpec } from './operations/metrics.js';
export { openApiDocument } from './operations/open-api.js';
export { Readiness, type ReadinessCheck, type ReadinessReport } from './operations/readiness.js';
export { BODY_LIMIT, BodyLimit } from './requests/body-limit.js';
export { IfMatch } from './requests/if-match.decorator.js';
export { PROBLEM_JSON, ProblemFilter, sendProblem } from './requests/problem.filter.js';
export { requestContext, type RequestFacts } from './requests/request-context.js';
export { admitStyles, contentSecurityPolicy } from './requests/security-headers.js';
export { servedRoutes, type ServedRoute } from './requests/served-routes.js';
export { fieldErrors, validationPipe } from './requests/validation.pipe.js';
