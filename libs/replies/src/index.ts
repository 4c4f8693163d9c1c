export { Notifications } from './notifying/notifications.service.js';
export { notificationsOf, type NotificationRow } from './replies.queries.js';
export { repliesOf, type ReplyRow } from './reply.queries.js';
export { Letters } from './notification-letter/letters.service.js';
export { Reviews } from './reviewing/reviews.service.js';
export { ApprovalSettings } from './reviewing/approval-settings.service.js';
export { NotificationRequest, ReplyRequest } from './replies.dto.js';
export { RepliesModule } from './replies.module.js';
export { Replies } from './replying/replies.service.js';
