package org.shuqiao.exchange.web.server;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.ErrorCode;
import org.shuqiao.exchange.domain.account.Accounts;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.SignIn;
import org.shuqiao.exchange.domain.account.SignInOrigin;
import org.shuqiao.exchange.domain.delivery.Deliveries;
import org.shuqiao.exchange.domain.delivery.DeliveryResult;
import org.shuqiao.exchange.domain.delivery.MistakeException;
import org.shuqiao.exchange.domain.security.AccessEvents;
import org.shuqiao.exchange.domain.security.Door;
import org.shuqiao.exchange.platform.audit.AccessLog;
import org.shuqiao.exchange.web.error.ServerCode;
import org.shuqiao.exchange.web.rest.ReceiptText;
import org.shuqiao.query.error.QueryCode;
import org.shuqiao.query.jdbc.JdbcEndpoint;
import org.shuqiao.query.jdbc.JdbcHandlers;
import org.shuqiao.query.jdbc.JdbcListener;
import org.shuqiao.query.jdbc.JdbcQuery;
import org.shuqiao.query.jdbc.JdbcResult;
import org.shuqiao.query.jdbc.ListedTable;
import org.shuqiao.query.jdbc.QueryDescriber;
import org.shuqiao.query.plan.QueryPlan;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects the JDBC endpoint to the platform's accounts and deliveries.
 */
final class PlatformJdbcEndpoint {

    private static final String PLACE = "jdbc";
    private static final Logger LOG = LoggerFactory.getLogger(PlatformJdbcEndpoint.class);

    private final SignIn signIn;
    private final Accounts accounts;
    private final Deliveries deliveries;
    private final AccessEvents events;
    private final AccessLog log;

    PlatformJdbcEndpoint(SignIn signIn, Accounts accounts, Deliveries deliveries, AccessEvents events, AccessLog log) {
        this.signIn = signIn;
        this.accounts = accounts;
        this.deliveries = deliveries;
        this.events = events;
        this.log = log;
    }

    JdbcEndpoint open(JdbcListener listener) {
        return JdbcEndpoint.start(listener, this::admits,
                new JdbcHandlers(this::ask, this::tables, this::plan, this::refused));
    }

    /** A session without purpose, a prepared statement: an attempt that becomes no query, and so no record. */
    private void refused(String user, ErrorCode code) {
        events.malformed(Optional.of(user), Door.JDBC, PLACE, code);
        log.failed(Door.JDBC, PLACE, Optional.of(code.id()));
    }

    private List<ListedTable> tables(String user, String purpose) {
        return deliveries.tables(accounts.actor(user), purpose).stream().map(table -> new ListedTable(table.name(),
                table.title(), table.columns().stream().map(column -> new ListedTable.Column(column.name(),
                        column.type(), column.title())).toList())).toList();
    }

    private boolean admits(String user, char[] password, String address) {
        try {
            signIn.with(user, new String(password), new SignInOrigin(Door.JDBC, address));
            return true;
        } catch (CodedException e) {
            return false;
        }
    }

    /** A driver shows one text, so the refusal's record is named in it. */
    private JdbcResult ask(JdbcQuery query) {
        String user = query.user();
        log.require();
        try {
            Actor actor = accounts.actor(user);
            String name = "jdbc " + UUID.randomUUID();
            query.running().startedAs(why -> deliveries.stop(actor, name, why));
            DeliveryResult result = deliveries.queryNamed(actor, query.purpose(), query.sql(), name);
            log.recorded(Door.JDBC, PLACE, result instanceof DeliveryResult.Delivered, result.receipt().record().id());
            Optional<JdbcResult.Proof> proof = Optional.of(new JdbcResult.Proof(
                    result.receipt().record().draft().id(), ReceiptText.of(result.receipt()), result.salt()));
            return switch (result) {
                case DeliveryResult.Delivered delivered -> new JdbcResult.Answered(delivered.answer(), proof);
                case DeliveryResult.Refused refused -> new JdbcResult.Refused(
                        new CodedException(stopped(refused.reason()) ? ServerCode.QUERY_STOPPED
                                : ServerCode.QUERY_REFUSED, refused.reason().text(query.language()),
                                refused.receipt().record().draft().id()), proof);
            };
        } catch (MistakeException e) {
            events.malformed(Optional.of(user), Door.JDBC, "jdbc", e.reason().code());
            throw e.reason();
        } catch (CodedException e) { // a refusal with a record is no exception
            told(user, e.code());
            throw e;
        } catch (RuntimeException | Error e) { // a stack or a heap that ends included
            String incident = HexFormat.of().toHexDigits(RandomGenerator.getDefault().nextInt());
            LOG.error("incident {} in jdbc: {}", incident, e.getClass().getName());
            told(user, ServerCode.INSIDE);
            throw new CodedException(ServerCode.INSIDE, incident);
        }
    }

    private QueryDescriber.Description plan(JdbcQuery query) {
        QueryPlan plan = deliveries.describe(accounts.actor(query.user()), query.purpose(), query.sql());
        return new QueryDescriber.Description(plan.columns(), plan.text());
    }

    private static boolean stopped(CodedException reason) {
        return reason.code() == QueryCode.TIME_OVER || reason.code() == QueryCode.STOPPED;
    }

    private void told(String user, ErrorCode code) {
        events.refused(Optional.of(user), Door.JDBC, PLACE, code);
        log.failed(Door.JDBC, PLACE, Optional.of(code).filter(each -> AccessEvents.told(each).isPresent())
                .map(ErrorCode::id));
    }
}
