import { chromium } from 'playwright';
// args: JSON list of {name, slug, role, path, width, scheme, lang, steps?: [[kind, arg]]}
const origin = 'http://localhost:8199';
const list = JSON.parse(process.argv[2]);
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-quic', '--no-first-run'],
});
for (const {
  name,
  slug = 'acme',
  role = 'owner',
  path,
  width = 1440,
  scheme = 'light',
  lang = 'en',
  steps = [],
} of list) {
  const phone = width < 600;
  const context = await browser.newContext({
    viewport: { width, height: phone ? 844 : 900 },
    colorScheme: scheme,
    locale: 'en-GB',
    reducedMotion: 'reduce',
    hasTouch: phone,
    isMobile: phone,
  });
  const page = await context.newPage();
  page.on('console', (m) => m.type() === 'error' && console.log(name, 'console:', m.text()));
  page.on('pageerror', (e) => console.log(name, 'pageerror:', String(e)));
  const response = await page.request.post(`${origin}/api/v1/auth/login`, {
    headers: { 'X-Tenant': slug },
    data: { email: `${role}@${slug}.test`, password: 'atrium-demo-1' },
  });
  const { data } = await response.json();
  await page.goto(`${origin}/t/${slug}/icon.svg`);
  await page.evaluate(
    ([k, id, l]) => {
      localStorage.setItem(k, id);
      localStorage.setItem('atrium-language', l);
    },
    [`atrium-session:${slug}`, data.user.id, lang],
  );
  await page.goto(`${origin}/t/${slug}${path}`);
  await page.waitForLoadState('networkidle');
  for (const [kind, arg] of steps) {
    if (kind === 'click') await page.locator(arg).locator('visible=true').first().click();
    if (kind === 'press') await page.keyboard.press(arg);
    if (kind === 'type') await page.keyboard.type(arg);
    if (kind === 'wait') await page.waitForTimeout(arg);
    if (kind === 'focus?')
      console.log(name, await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 160)));
    if (kind === 'url?') console.log(name, page.url());
  }
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: `/tmp/pictures-ia/${name}.png` });
  await context.close();
}
await browser.close();
