import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'

const api = 'https://api.example.com'

/** Handlers as they stand in many tests: they say nothing of CORS. */
export const server = setupServer(
  http.get(`${api}/orders`, () => HttpResponse.json([{ id: 1 }], { headers: { 'X-Total-Count': '12' } })),
  http.put(`${api}/orders/:id`, async ({ request, params }) =>
    HttpResponse.json({ id: Number(params['id']), ...((await request.json()) as object) }),
  ),
  http.delete(`${api}/orders/:id`, () => new HttpResponse(null, { status: 204 })),
)
