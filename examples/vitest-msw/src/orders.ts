const api = 'https://api.example.com'

export async function countOrders(): Promise<number> {
  const response = await fetch(`${api}/orders`)
  return Number(response.headers.get('X-Total-Count'))
}

export async function saveOrder(id: number, order: object): Promise<unknown> {
  const response = await fetch(`${api}/orders/${id}`, {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(order),
  })
  return response.json()
}

/** The API does not allow DELETE: in a browser this fails, and so it does in a test. */
export async function forgetOrder(id: number): Promise<void> {
  await fetch(`${api}/orders/${id}`, { method: 'DELETE' })
}
