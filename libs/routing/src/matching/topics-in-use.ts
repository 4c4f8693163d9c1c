import { Injectable } from '@nestjs/common';
import type { Queryable } from '@oficialia/platform';
import type { RoutedTopic } from '../learning/propose-topics.js';
import { compileTopics, type CompiledTopics } from '../topic-matching.js';

/** The topics in use, prepared for matching once for each change of the catalogue: it takes some 50 ms. */
@Injectable()
export class TopicsInUse {
  private latest: { stamp: string; topics: CompiledTopics<RoutedTopic> } | undefined;

  async compiled(source: Queryable): Promise<CompiledTopics<RoutedTopic>> {
    const [row] = await source.query<{ stamp: string }>(
      `SELECT md5(coalesce(string_agg(concat_ws(' ', id, number, department_id, words), ';' ORDER BY id), '')) AS stamp
       FROM topic WHERE active`,
    );
    const stamp = row?.stamp ?? '';
    if (this.latest?.stamp !== stamp) {
      const topics = await source.query<RoutedTopic>(
        'SELECT id, number, words, department_id AS "departmentId" FROM topic WHERE active ORDER BY number',
      );
      this.latest = { stamp, topics: compileTopics(topics) };
    }
    return this.latest.topics;
  }
}
