import { describe, expect, test } from '@jest/globals'
import { refusalOfAddress } from './address'
import { loopbackOnly, publicInternet } from './egress'

const inHouse = { ...publicInternet, allowCidrs: ['10.20.0.0/16', 'fd12:3456::/32'] }
const careless = { ...publicInternet, allowCidrs: ['0.0.0.0/0', '::/0'] }

describe('on the public internet', () => {
  test.each([
    '93.184.216.34',
    '8.8.8.8',
    '9.255.255.255',
    '11.0.0.0',
    '100.63.255.255',
    '100.128.0.0',
    '172.15.255.255',
    '172.32.0.0',
    '192.167.255.255',
    '192.169.0.0',
    '223.255.255.255',
    '2606:4700:4700::1111',
    '2001:4860:4860::8888',
    '::ffff:8.8.8.8',
  ])('%s may be called', (address) => {
    expect(refusalOfAddress(address, publicInternet)).toBeUndefined()
  })

  test.each([
    '127.0.0.1',
    '127.255.255.254',
    '0.0.0.0',
    '10.0.0.1',
    '100.64.0.1',
    '100.100.100.200',
    '168.63.129.16',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.192',
    '192.0.2.1',
    '192.88.99.1',
    '192.168.1.1',
    '198.18.0.1',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::7f00:1',
    '::ffff:127.0.0.1',
    '::ffff:a9fe:a9fe',
    '64:ff9b::7f00:1',
    '100:0:0:1::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '3fff::1',
    '4000::1',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'fec0::1',
    'ff02::1',
  ])('%s may not', (address) => {
    expect(refusalOfAddress(address, publicInternet)).toBeDefined()
  })

  test.each(['', 'localhost', '1.2.3', '1.2.3.4.5', '256.1.1.1', 'fe80::1%eth0', ':::'])(
    '%j is no address',
    (text) => {
      expect(refusalOfAddress(text, publicInternet)).toBeDefined()
    },
  )
})

describe('where an operator allows a range', () => {
  test.each(['10.20.1.5', '::ffff:10.20.1.5', 'fd12:3456::5', '8.8.8.8'])('%s may be called', (address) => {
    expect(refusalOfAddress(address, inHouse)).toBeUndefined()
  })

  test.each(['10.21.1.5', 'fd12:3457::5', '127.0.0.1'])('%s may not', (address) => {
    expect(refusalOfAddress(address, inHouse)).toBeDefined()
  })

  test.each([
    '169.254.169.254',
    'fd00:ec2::254',
    '168.63.129.16',
    '0.0.0.0',
    '::',
    'fe80::1',
    '::ffff:169.254.169.254',
  ])('%s may never be called, even when everything is allowed', (address) => {
    expect(refusalOfAddress('10.0.0.1', careless)).toBeUndefined()
    expect(refusalOfAddress(address, careless)).toBeDefined()
  })
})

test('the sandbox calls this machine, and the rest of the private world no more than anybody', () => {
  expect(refusalOfAddress('127.0.0.1', loopbackOnly)).toBeUndefined()
  expect(refusalOfAddress('10.0.0.1', loopbackOnly)).toBeDefined()
})

test.each([
  ['10.1.2.3', 'url.blocked', { reason: 'private', ip: '10.1.2.3', cidr: '10.1.2.3/32' }],
  ['::ffff:10.1.2.3', 'url.blocked', { reason: 'private', ip: '::ffff:10.1.2.3', cidr: '10.1.2.3/32' }],
  ['fd12:3456::5', 'url.blocked', { reason: 'private', ip: 'fd12:3456::5', cidr: 'fd12:3456::5/128' }],
  ['127.0.0.1', 'url.blocked', { reason: 'this-machine', ip: '127.0.0.1', cidr: '127.0.0.1/32' }],
  ['::1', 'url.blocked', { reason: 'this-machine', ip: '::1', cidr: '::1/128' }],
  ['0.0.0.0', 'url.blocked', { reason: 'private', ip: '0.0.0.0' }],
  ['169.254.169.254', 'url.blockedMetadata', {}],
])('%s is refused as %s, with what could allow it: %j', (address, id, facts) => {
  expect(refusalOfAddress(address, publicInternet)).toMatchObject({ id, facts })
})
