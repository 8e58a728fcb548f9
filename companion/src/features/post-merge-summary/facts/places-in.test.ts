import { expect, test } from '@jest/globals'
import { endpointIn, environmentNamesIn, flagIn } from './places-in'

test.each([
  ['a.ts', "app.get('/orders/:id', show)", '/orders/:id'],
  ['a.ts', "  ordersRouter.post('/orders', create)", '/orders'],
  ['a.go', 'mux.HandleFunc("POST /orders", s.create)', '/orders'],
  ['a.go', 'http.HandleFunc("/orders", s.list)', '/orders'],
  ['a.py', '@app.route("/orders")', '/orders'],
  ['a.py', '@router.post("/orders/{id}/refunds")', '/orders/{id}/refunds'],
  ['a.java', '    @GetMapping("/orders/{id}")', '/orders/{id}'],
  ['a.java', '@RequestMapping(value = "/orders")', '/orders'],
  ['a.ts', "  @Get('orders/:id')", 'orders/:id'],
  ['a.cs', '    [HttpPost("orders")]', 'orders'],
  ['a.cs', 'app.MapGet("/orders", List)', '/orders'],
  ['routes/api.php', "Route::get('/orders', [OrderController::class, 'index']);", '/orders'],
  ['config/routes.rb', '  get "/orders/archived", to: "orders#archived"', '/orders/archived'],
  ['config/routes.rb', '  resources :orders', 'orders'],
  ['shop/urls.py', "    path('orders/<int:pk>/', views.order),", 'orders/<int:pk>/'],
  ['openapi.yaml', '  /orders/{id}:', '/orders/{id}'],
  ['a.ts', "const order = await client.get('/orders/1')", undefined],
  ['a.ts', "axios.post('/orders', order)", undefined],
  ['a.yaml', '  /orders/{id}:', undefined],
  ['a.ts', "map.get('orders')", undefined],
])('in %s, %j answers at %j', (path, line, endpoint) => {
  expect(endpointIn(path, line)).toBe(endpoint)
})

test.each([
  [".option('--dry-run', 'writes nothing')", '--dry-run'],
  ['parser.add_argument("--dry-run", action="store_true")', '--dry-run'],
  ['parser.add_argument("-n", "--dry-run")', '--dry-run'],
  ["@click.option('--dry-run/--no-dry-run')", undefined],
  ["run('git', '--dry-run')", undefined],
])('%j makes the flag %j', (line, flag) => {
  expect(flagIn(line)).toBe(flag)
})

test.each([
  ['const url = process.env.SHOP_URL', ['SHOP_URL']],
  ["process.env['SHOP_URL'] ?? process.env.SHOP_PORT", ['SHOP_URL', 'SHOP_PORT']],
  ['os.environ["SHOP_URL"]', ['SHOP_URL']],
  ['os.getenv("SHOP_URL", "")', ['SHOP_URL']],
  ['os.Getenv("SHOP_URL")', ['SHOP_URL']],
  ["ENV.fetch('SHOP_URL')", ['SHOP_URL']],
  ['System.getenv("SHOP_URL")', ['SHOP_URL']],
  ["env('SHOP_URL')", ['SHOP_URL']],
  ['std::env::var("SHOP_URL")', ['SHOP_URL']],
  ['const SHOP_URL = 1', []],
])('%j reads %j', (line, names) => {
  expect(environmentNamesIn(line)).toEqual(names)
})
