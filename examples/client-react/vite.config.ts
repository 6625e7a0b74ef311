import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// Vite takes its configuration as a default export.
export default defineConfig({ plugins: [react()] })
