import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Client } from './api.ts'
import { ErrorScreen } from './error-screen.tsx'

export function App({ client, id, timeout, etag }: { client: Client; id: string; timeout: number; etag: string }) {
  const [stop, setStop] = useState<AbortController>()
  const user = useQuery({
    queryKey: client.getUser.key({ params: { id } }),
    queryFn: ({ signal }) => client.getUser({ params: { id }, signal, timeout, retry: 0 }),
  })
  const rename = useMutation({
    mutationFn: (name: string) => {
      const controller = new AbortController()
      setStop(controller)
      return client.renameUser({ params: { id }, body: { name }, headers: { 'If-Match': etag }, signal: controller.signal })
    },
  })

  if (user.isPending) return <p data-kind="pending">One moment …</p>
  if (user.error) return <ErrorScreen error={user.error} retry={() => user.refetch()} />
  return (
    <main data-kind="user">
      <h1>{rename.data?.name ?? user.data.name}</h1>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          rename.mutate(String(new FormData(event.currentTarget).get('name')))
        }}
      >
        <input name="name" defaultValue={user.data.name} aria-label="Name" />
        <button type="submit">Rename</button>
        <button type="button" className="stop" disabled={!rename.isPending} onClick={() => stop?.abort()}>
          Stop
        </button>
      </form>
      {rename.error && <ErrorScreen error={rename.error} retry={() => rename.mutate(rename.variables)} />}
    </main>
  )
}
