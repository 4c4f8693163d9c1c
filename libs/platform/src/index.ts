export { checkFile, copyChecked, type FileOutcome } from './backup/copy-file.js';
export { Measure, measureCompressed, measureFile, type Measured } from './backup/measure.js';
export {
  listTables,
  loadTable,
  measureTable,
  saveQuery,
  saveTable,
  sequencePositions,
  setSequences,
  withCopyingClient,
  type CopiedTable,
  type SequencePosition,
} from './backup/table-copies.js';
export { Clock, dayIn, isDay, SystemClock } from './clock/clock.js';
export { Config, loadConfig } from './config/config.js';
export { keyFile } from './config/key-file.js';
export { projectPath } from './config/paths.js';
export { acquireEmbeddedPostgres, type EmbeddedPostgres } from './db/embedded-postgres.js';
export { brokenConstraint, Db, prepared, sqlState, type Queryable, type Tx } from './db/db.js';
export { migrate, newestMigration } from './db/migrate.js';
export { Kept } from './db/kept.js';
export { signing } from './db/signature.js';
export { Allow, Public } from './http/access.js';
export { CurrentActor, type Actor } from './http/actor.js';
export { DomainError } from './http/domain-error.js';
export { Choice, Day, Decimal, Email, Flag, Integer, Lines, Text, tidyText } from './http/fields.js';
export { formErrors, formOf, mendable, toMend, type ShownForm } from './http/forms.js';
export { forgeryCheck, forgeryToken } from './http/forgery.js';
export { allowCamera, createHttpApp, listen, prepareHttpApp } from './http/http-app.js';
export { Navigation } from './http/navigation.js';
export { Pages, ShellSource, type PageOptions } from './http/pages.js';
export { ProgressStreams, type ProgressState } from './http/progress-streams.js';
export { ReceivesFiles, uploadsOf, type Upload } from './http/upload.js';
export { parse, ValidationProblem, type FieldError } from './http/validation.js';
export { Handles } from './jobs/job-handlers.js';
export { definedJobs, defineJob, JOB_SCHEMA, type JobRun, type JobType } from './jobs/job-type.js';
export { Jobs } from './jobs/jobs.js';
export { Mailer, type MailOutcome, type OutgoingMail } from './mail/mailer.js';
export { createLog, Log } from './log/log.js';
export { PlatformModule } from './platform.module.js';
export { contentPath, removeOlder, Storage, type StoredBlob } from './storage/storage.js';
export type { Letterhead } from './pdf/letterhead.js';
export { compileApart, joinPdfs, TemplateProblem, type PaperApart } from './pdf/apart/compile-apart.js';
export { compilePdf, createPdfCompiler, type PdfCompiler, type PdfOptions } from './pdf/pdf-compiler.js';
export { qrSvg } from './pdf/qr.js';
export { dateInWords, momentInWords, stampOf } from './pdf/spanish-dates.js';
export { csvOf } from './text/csv.js';
export { fillPlaceholders, unknownPlaceholders } from './text/placeholders.js';
export { assetUrl, serveAssets, type AssetHost } from './ui/assets.js';
export { Card, Crest } from './ui/brand.js';
export { Button, ButtonRow, LinkButton, type ButtonProps, type LinkButtonProps } from './ui/button.js';
export { Checkbox, Combobox, RadioGroup, Select, type Option, type RadioOption } from './ui/choice.js';
export { errorOf, Field, fieldsOf, TextArea, type FieldOf, type FieldProps } from './ui/field.js';
export { FileDrop } from './ui/file-drop.js';
export { FilterPanel } from './ui/filter-panel.js';
export { Folio } from './ui/folio.js';
export { DraftClear, ErrorSummary, FieldSet, fieldId, Form, type FormError } from './ui/form.js';
export { GALLERY_VIEWS, galleryPage, type GalleryView } from './ui/gallery.js';
export { galleryLetter } from './ui/gallery/sample.js';
export { Icon, type IconName } from './ui/icon.js';
export { Breadcrumbs, Columns, Grid, KeyHint, PageHeader, SkipLink, Split, Stack } from './ui/layout.js';
export { Alert, DefinitionList, EmptyState, Panel } from './ui/panel.js';
export { SEARCH_FORM } from './ui/search-form.js';
export { ProgressPart, ProgressStream } from './ui/progress-stream.js';
export { renderFragment, renderPage } from './ui/shell.js';
export type { Municipality, NavGroup, NavItem, Notice, Shell } from './ui/shell-props.js';
export { Badge, Progress, Stat, StatusBadge, TrafficLight, type Light } from './ui/status.js';
export { figure, NumberedPager, Pager, Table, type Column } from './ui/table.js';
export { themeCss, type Theme } from './ui/theme.js';
export { Stages, Timeline, type Stage, type StageState, type TimelineEntry } from './ui/timeline.js';
export type { Attrs, Tone } from './ui/types.js';
export { DocumentViewer, viewOf, type Mark, type ViewerPage, type ViewState } from './ui/viewer.js';
export { formatDay, formatWhen, Time } from './ui/when.js';
