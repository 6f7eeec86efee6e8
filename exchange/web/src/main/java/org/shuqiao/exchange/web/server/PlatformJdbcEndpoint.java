package org.shuqiao.exchange.web.server;

import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.exchange.domain.account.Accounts;
import org.shuqiao.exchange.domain.account.SignIn;
import org.shuqiao.exchange.domain.account.SignInOrigin;
import org.shuqiao.exchange.domain.delivery.Deliveries;
import org.shuqiao.exchange.domain.delivery.DeliveryResult;
import org.shuqiao.exchange.domain.security.Door;
import org.shuqiao.exchange.web.error.ServerCode;
import org.shuqiao.query.answer.Answer;
import org.shuqiao.query.jdbc.JdbcEndpoint;

/**
 * Connects the JDBC endpoint to the platform's accounts and deliveries.
 */
final class PlatformJdbcEndpoint {

    private final SignIn signIn;
    private final Accounts accounts;
    private final Deliveries deliveries;

    PlatformJdbcEndpoint(SignIn signIn, Accounts accounts, Deliveries deliveries) {
        this.signIn = signIn;
        this.accounts = accounts;
        this.deliveries = deliveries;
    }

    /** @param port 0 takes a free one */
    JdbcEndpoint open(int port) {
        return JdbcEndpoint.start(port, this::admits, this::ask);
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
    private Answer ask(String user, String purpose, String sql) {
        return switch (deliveries.query(accounts.actor(user), purpose, sql)) {
            case DeliveryResult.Delivered delivered -> delivered.answer();
            case DeliveryResult.Refused refused -> throw new CodedException(ServerCode.QUERY_REFUSED,
                    refused.reason().text(Language.EN), refused.receipt().record().draft().id());
        };
    }
}
