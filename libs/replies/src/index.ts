export { Notifications } from './notifying/notifications.service.js';
export { notificationsOf, repliesOf, type NotificationRow, type ReplyRow } from './replies.queries.js';
export { NotificationRequest, ReplyRequest } from './replies.dto.js';
export { RepliesModule } from './replies.module.js';
export { Replies } from './replying/replies.service.js';
