import { describe, expect, it } from '@jest/globals'
import { isUnder, urlsIn } from './urls-in-text'

const textsOf = (text: string) => [...urlsIn(text)].map(({ start, end }) => text.slice(start, end))

describe('urlsIn', () => {
  it.each([
    {
      text: 'see https://a.example/x and http://b.example',
      urls: ['https://a.example/x', 'http://b.example'],
    },
    {
      text: '[A](HTTPS://a.example/x) <http://b.example>',
      urls: ['HTTPS://a.example/x', 'http://b.example'],
    },
    { text: '(https://a.example/x_(y)/z)', urls: ['https://a.example/x_(y)/z'] },
    { text: '"https://a.example/?u=https://b.example"', urls: ['https://a.example/?u=https://b.example'] },
    { text: 'ftp://a.example ://b a://c', urls: [] },
  ])('finds the addresses of $text', ({ text, urls }) => {
    expect(textsOf(text)).toEqual(urls)
  })
})

describe('isUnder', () => {
  const under = (siteUrl: string, url: string) => isUnder(siteUrl, url, { start: 0, end: url.length })

  it.each([
    { site: 'https://acme.example', url: 'https://acme.example/browse/SHOP-7' },
    { site: 'https://acme.example/', url: 'HTTPS://ACME.example?key=SHOP-7' },
    { site: 'https://acme.example', url: 'https://acme.example' },
    { site: 'https://acme.example/jira', url: 'https://acme.example/jira/browse/SHOP-7' },
  ])('takes $url for a part of $site', ({ site, url }) => {
    expect(under(site, url)).toBe(true)
  })

  it.each([
    { site: 'https://acme.example', url: 'https://acme.example.evil.example/SHOP-7' },
    { site: 'https://acme.example', url: 'https://acme.example@evil.example/SHOP-7' },
    { site: 'https://acme.example', url: 'https://other.example/SHOP-7' },
    { site: 'https://acme.example/jira', url: 'https://acme.example/SHOP-7' },
    { site: 'https://acme.example/jira', url: 'https://acme.example/jira2/SHOP-7' },
  ])('takes $url for another place than $site', ({ site, url }) => {
    expect(under(site, url)).toBe(false)
  })

  it('looks no further than the address', () => {
    const text = 'https://acme.example|next'
    expect(isUnder('https://acme.example', text, { start: 0, end: 20 })).toBe(true)
  })
})
