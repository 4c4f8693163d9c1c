import type { VNode } from 'preact';
import { describe, expect, it } from 'vitest';
import { Card, Crest } from './brand.js';
import { Button, LinkButton } from './button.js';
import { Checkbox, Combobox, RadioGroup, Select } from './choice.js';
import { Field, TextArea } from './field.js';
import { FileDrop } from './file-drop.js';
import { Folio } from './folio.js';
import { DraftClear, ErrorSummary, FieldSet, Form } from './form.js';
import { GALLERY_VIEWS, galleryPage } from './gallery.js';
import { Breadcrumbs, KeyHint, PageHeader } from './layout.js';
import { Alert, DefinitionList, EmptyState, Panel } from './panel.js';
import { renderFragment, renderPage } from './shell.js';
import { Badge, Progress, Stat, StatusBadge, TrafficLight } from './status.js';
import { NumberedPager, Pager, Table } from './table.js';
import { Stages, Timeline } from './timeline.js';
import { DocumentViewer } from './viewer.js';

const EVIL = `"'><img src=x onerror=alert(1)></textarea></title><script>alert(1)</script>`;
const day = '2026-11-20';
const field = { name: EVIL, label: EVIL, value: EVIL, error: EVIL, hint: EVIL, autocomplete: EVIL, id: EVIL };
const option = { value: EVIL, label: EVIL, group: EVIL };

const HOSTILE: Record<string, VNode> = {
  Alert: <Alert tone="ok" title={EVIL} children={EVIL} />,
  Badge: <Badge label={EVIL} />,
  Breadcrumbs: <Breadcrumbs items={[{ label: EVIL, href: EVIL }]} />,
  Button: <Button name={EVIL} value={EVIL} busy={EVIL} formaction={EVIL} form={EVIL} keys={EVIL} children={EVIL} />,
  Card: <Card heading={EVIL} lead={EVIL} children={EVIL} />,
  Checkbox: <Checkbox {...field} />,
  Combobox: <Combobox {...field} suggestions={[EVIL]} placeholder={EVIL} />,
  Crest: <Crest url={EVIL} />,
  DefinitionList: <DefinitionList items={[{ term: EVIL, detail: EVIL }]} />,
  DocumentViewer: (
    <DocumentViewer
      title={EVIL}
      current={1}
      originalUrl={EVIL}
      pages={[1, 2].map((number) => ({
        number,
        imageUrl: EVIL,
        thumbUrl: EVIL,
        href: EVIL,
        note: EVIL,
        marks: [{ x: 0, y: 0, width: 1, height: 1, label: EVIL }],
      }))}
      children={EVIL}
    />
  ),
  DraftClear: <DraftClear draft={EVIL} />,
  EmptyState: <EmptyState title={EVIL} actions={EVIL} children={EVIL} />,
  ErrorSummary: <ErrorSummary title={EVIL} errors={[{ name: EVIL, text: EVIL }]} />,
  Field: <Field {...field} placeholder={EVIL} pattern={EVIL} patternText={EVIL} min={EVIL} max={EVIL} step={EVIL} />,
  FieldSet: <FieldSet legend={EVIL} hint={EVIL} id={EVIL} children={EVIL} />,
  FileDrop: <FileDrop {...field} accept={EVIL} />,
  Folio: <Folio value={EVIL} href={EVIL} what={EVIL} stamp />,
  Form: (
    <Form action={EVIL} idempotencyKey={EVIL} draft={EVIL} id={EVIL} label={EVIL} csrfToken={EVIL} children={EVIL} />
  ),
  KeyHint: <KeyHint keys={EVIL} />,
  LinkButton: <LinkButton href={EVIL} newTab children={EVIL} />,
  PageHeader: <PageHeader title={EVIL} lead={EVIL} over={EVIL} actions={EVIL} />,
  NumberedPager: <NumberedPager page={2} size={1} shown={1} total={9} things={EVIL} at={() => EVIL} />,
  Pager: <Pager from={1} to={2} total={EVIL} things={EVIL} prevHref={EVIL} nextHref={EVIL} />,
  Panel: <Panel heading={EVIL} actions={EVIL} id={EVIL} attrs={{ 'data-x': EVIL }} children={EVIL} />,
  Progress: <Progress value={1} max={2} words={EVIL} />,
  RadioGroup: <RadioGroup {...field} options={[{ value: EVIL, label: EVIL, hint: EVIL }]} />,
  Select: <Select {...field} options={[option]} empty={EVIL} />,
  Stages: <Stages label={EVIL} steps={[{ label: EVIL, state: 'current', at: day, note: EVIL }]} />,
  Stat: <Stat label={EVIL} value={EVIL} numerator={1} denominator={2} of={EVIL} note={EVIL} href={EVIL} />,
  StatusBadge: <StatusBadge label={EVIL} />,
  Table: (
    <Table
      caption={EVIL}
      id={EVIL}
      rows={[EVIL]}
      footer={[EVIL]}
      columns={[{ header: EVIL, cell: (row) => row, main: true, sortHref: EVIL }]}
    />
  ),
  TextArea: <TextArea {...field} placeholder={EVIL} />,
  Timeline: <Timeline label={EVIL} entries={[{ when: day, what: EVIL, who: EVIL, detail: EVIL }]} />,
  TrafficLight: <TrafficLight light="red" label={EVIL} why={EVIL} due={day} />,
};

describe('hostile text', () => {
  it.each(Object.entries(HOSTILE))('stays text in %s', (_name, vnode) => {
    expectNothingHostile(renderFragment(vnode, { csrfToken: EVIL }));
  });

  it('stays text in the frame of the page', () => {
    const municipality = { name: EVIL, office: EVIL, crestUrl: EVIL, themeUrl: EVIL };
    const shell = {
      title: EVIL,
      municipality,
      nav: [{ href: EVIL, label: EVIL, key: EVIL, count: 1 }],
      section: EVIL,
      actor: { name: EVIL, role: EVIL, department: EVIL },
      csrfToken: EVIL,
      signOutUrl: EVIL,
      homeUrl: EVIL,
      footer: EVIL,
      notices: [{ tone: 'error' as const, text: EVIL }],
    };
    for (const layout of ['app', 'plain'] as const) {
      const html = renderPage({ ...shell, layout }, EVIL);
      expectNothingHostile(html);
      expect(html.match(/<script/g)).toHaveLength(2); // htmx and app.js
    }
  });
});

function expectNothingHostile(html: string): void {
  expect(html).toContain('onerror=alert(1)'); // the text is there,
  expect(html).not.toContain('<img src=x'); // and opens no element,
  expect(html).not.toContain('<script>'); // no script,
  expect(html).not.toMatch(/="[^"]*"'>/); // and closes no attribute
}

describe('strict content security policy', () => {
  it.each(GALLERY_VIEWS)('is kept by the page «%s»: no inline script, style or handler', (name) => {
    const html = galleryPage(name);
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/);
    expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:|hx-on|[\s"']js:/i);
    expect(html).not.toMatch(/\[object Object\]|undefined|NaN/);
    expect(html.match(/<h1/g)).toHaveLength(1);
  });

  it.each(GALLERY_VIEWS)('and the page «%s» repeats no id', (name) => {
    const ids = [...galleryPage(name).matchAll(/\sid="([^"]*)"/g)].map((match) => match[1]);
    expect(ids).toEqual([...new Set(ids)]);
  });
});
