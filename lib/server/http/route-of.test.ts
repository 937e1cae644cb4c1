import { expect, it } from 'vitest'
import { routeOf } from './route-of.ts'

const get = (path: string) => routeOf({ method: 'GET', headers: {} }, path)

it('names the route and not the address', () => {
  const addresses = [
    '/',
    '/wall',
    '/wall/cull',
    '/wall/7c0',
    '/api/generations/7c0/story',
    '/api/changes',
    '/media/ab.mp4',
  ]
  expect(addresses.map(get)).toEqual([
    '/',
    '/wall',
    '/wall/cull',
    '/wall/[id]',
    '/api/generations/[id]/story',
    '/api/changes',
    '/media',
  ])
  expect(get('/_next/static/chunks/1.js')).toBe('/_next')
  expect(get('/nowhere')).toBe('other')
})

it('tells nothing of a secret that stands in an address', () => {
  for (const path of ['/s/SECRET', '/s/SECRET/media/ab.mp4', '/s/SECRET/comments/7c0', '/join/SECRET', '/SECRET/x'])
    expect(get(path)).not.toContain('SECRET')
})

it('knows a server action, whatever page it was called on', () => {
  expect(routeOf({ method: 'POST', headers: { 'next-action': '40ab' } }, '/wall')).toBe('action')
})
