import { type Gateway, type GatewayOptions, startGateway } from '../../emulator/cloud/gateway'

const opened: Gateway[] = []

/** A gateway in this process; whatever a test leaves open is closed after it. */
export async function open(options: GatewayOptions = {}): Promise<Gateway> {
  const gateway = await startGateway(options)
  opened.push(gateway)
  Object.assign(process.env, gateway.env())
  return gateway
}

afterEach(async () => {
  for (const gateway of opened.splice(0)) await gateway.close()
})
