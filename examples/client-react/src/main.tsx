import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { clientOf } from './api.ts'
import { App } from './app.tsx'

const query = new URLSearchParams(location.search)
const client = clientOf(query.get('api') ?? '/api', query.get('probe') === 'never' ? 'never' : 'full')
// ky has its own retries, which know what cannot heal.
const queryClient = new QueryClient({
  defaultOptions: { queries: { retry: false, networkMode: 'always' }, mutations: { networkMode: 'always' } },
})

const root = document.getElementById('root')
if (root)
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <App
          client={client}
          id={query.get('id') ?? '7'}
          timeout={Number(query.get('timeout') ?? 10_000)}
          etag={query.get('etag') ?? '"1"'}
        />
      </QueryClientProvider>
    </StrictMode>,
  )
