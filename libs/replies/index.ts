import type { FeatureSchema } from '#persistence';
import { CreateMailReplies1764000091001 } from './data/migrations/1764000091001-create-mail-replies.js';
import { InterimReplies1764000091011 } from './data/migrations/1764000091011-interim-replies.js';
import { MailReply } from './data/reply.entity.js';

/** Answers to complainants by mail: written by a person, looked through for what is others', sent once. */
export { RepliesModule } from './replies.module.js';
export { REPLY_STATES, type ReplyState } from './domain/reply-state.js';
export { replyErrors } from './domain/reply.errors.js';
export { lintReplyTemplates, type ReplyTemplate, type ReplyTemplateFile } from './domain/reply-template.js';
export { ReadReplies, type ReplyView } from './use-cases/read-replies.js';
export { ReplyTemplates } from './use-cases/reply-templates.js';
export { SendReply } from './use-cases/send-reply.js';
export { TendReplies } from './use-cases/tend-replies.js';
export { WriteReply, type NewReply, type WrittenReply } from './use-cases/write-reply.js';

/** Tables of answers. */
export const repliesSchema: FeatureSchema = {
  entities: [MailReply],
  migrations: [CreateMailReplies1764000091001, InterimReplies1764000091011],
};
