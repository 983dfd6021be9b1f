import express from 'express';

const TEXT_TYPES = ['application/x-www-form-urlencoded', 'application/xml'];

/** The payments API. It logs whatever seemed useful when it was written. */
export function createApp({ pino: log, winston, requestLog, errorHandler }, fraud) {
  const app = express();
  app.use(requestLog);
  app.use(express.json());
  app.use(express.text({ type: TEXT_TYPES }));

  app.post('/orders', async (req, res) => {
    const { orderId, card, customer } = req.body;
    log.info({ body: req.body }, 'order received');
    const check = await fraud.check({ pan: card.number, cvv: card.cvv, holder: card.holder, email: customer.email });
    log.info({ orderId, checkId: check.checkId, total: req.body.total, placedAt: req.body.placedAt }, 'order accepted');
    res.status(201).json({ orderId, decision: check.decision });
  });

  app.post('/orders/form', (req, res) => {
    log.info(`form order: ${req.body}`);
    const form = Object.fromEntries(new URLSearchParams(req.body));
    winston.info('charging %s, cvv %s', form.card, form.cvv, { form });
    res.status(201).json({ orderId: form.order });
  });

  app.post('/orders/xml', (req, res) => {
    winston.info(`partner order: ${req.body}`);
    log.debug({ partner: 'acme', payload: req.body }, 'partner order kept');
    res.status(201).json({ orderId: 'A-1003' });
  });

  app.get('/receipts', (req, res) => {
    log.info({ query: req.query, headers: req.headers }, 'receipt wanted');
    winston.info(`receipt for ${req.originalUrl}`);
    res.json({ receipts: [] });
  });

  app.post('/checks', async (req, res) => {
    res.json(await fraud.checkUnavailable(req.body));
  });

  app.post('/sandbox', async (req, res) => {
    const check = await fraud.checkInSandbox(req.body);
    log.info({ event: JSON.stringify({ sent: JSON.stringify(req.body), check }) }, 'sandbox call');
    res.json({ decision: check.decision });
  });

  app.use((req, _res, next) => next(Object.assign(new Error(`no such page: ${req.originalUrl}`), { status: 404 })));
  app.use(errorHandler);
  return app;
}
