package org.shuqiao.exchange.domain.assembly;

import java.time.Clock;
import javax.sql.DataSource;
import org.shuqiao.catalog.Catalog;
import org.shuqiao.exchange.domain.account.LockoutPolicy;
import org.shuqiao.exchange.domain.clock.LegalClock;
import org.shuqiao.exchange.domain.delivery.DeliveryLimits;
import org.shuqiao.ledger.Ledger;
import org.shuqiao.ledger.log.RecordLog;
import org.shuqiao.ledger.signature.SigningKeys;
import org.shuqiao.query.QueryEngine;

/**
 * What the exchange stands on.
 *
 * @param store  a pool of connections to the platform's PostgreSQL, two or more
 * @param clock  the one clock of all services
 * @param keys   the departments' keys, with which grants are signed
 * @param legal  working days and deadlines
 */
public record Foundations(DataSource store, Clock clock, Catalog catalog, RecordLog log, Ledger ledger,
        SigningKeys keys, QueryEngine engine, LegalClock legal, LockoutPolicy lockout, DeliveryLimits limits) {}
