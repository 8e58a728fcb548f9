export { handler } from '../forge-app/src/index'
