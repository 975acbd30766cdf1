import type { HttpHandler } from 'msw';
import { http } from 'msw/core/http';
import * as answers from './answers.js';
import { loadDataset, type Dataset } from './dataset.js';
import { Problem } from './problem.js';
import * as summaries from './summaries.js';

/** Computes the answer to a request; `name` is the variable part of its path. */
type Answer = (data: Dataset, parameters: URLSearchParams, name: string) => unknown;

const ROUTES: ReadonlyArray<readonly [path: string, answer: Answer]> = [
  ['/kpis/:name', answers.kpi],
  ['/timeline/:name', answers.timeline],
  ['/breakdown/:name', answers.breakdown],
  ['/arrivals', answers.arrivals],
  ['/routes', answers.routes],
  ['/flights', answers.flights],
  ['/wildlife', answers.wildlife],
  ['/totals/:name', summaries.total],
  ['/counts', summaries.counts],
  ['/health', summaries.health],
  ['/alerts', summaries.alerts],
  ['/strikes', summaries.strikes],
  ['/airports', summaries.airports],
  ['/actions', summaries.actions],
];

function problemAnswer(status: number, title: string, detail: string): Response {
  return new Response(JSON.stringify({ status, title, detail }), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  });
}

async function answerRequest(request: Request, name: string, answer: Answer): Promise<Response> {
  try {
    const parameters = new URL(request.url).searchParams;
    return Response.json(answer(await loadDataset(), parameters, name));
  } catch (error) {
    if (error instanceof Problem) {
      return problemAnswer(error.status, error.title, error.message);
    }
    return problemAnswer(500, 'Internal error', String(error));
  }
}

/** The demo's REST API, below `baseUrl`. */
export function createHandlers(baseUrl: string): HttpHandler[] {
  return [
    ...ROUTES.map(([path, answer]) =>
      http.get(`${baseUrl}${path}`, ({ request, params }) =>
        answerRequest(request, String(params['name'] ?? ''), answer),
      ),
    ),
    http.all(`${baseUrl}/*`, ({ request }) =>
      problemAnswer(404, 'Not found', `There is no ${new URL(request.url).pathname} here.`),
    ),
  ];
}
