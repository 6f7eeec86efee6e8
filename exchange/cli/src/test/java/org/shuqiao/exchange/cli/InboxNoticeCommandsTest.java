package org.shuqiao.exchange.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuqiao.exchange.cli.Refusals.assertRefused;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.shuqiao.exchange.cli.terminal.ExitCodes;

/** Notices of an inbox by mail and webhook, at the command line. */
@ExtendWith(CityExtension.class)
class InboxNoticeCommandsTest {

    private static final Pattern TOKEN = Pattern.compile("token=([0-9a-f]{64})");

    private final City city;

    InboxNoticeCommandsTest(City city) {
        this.city = city;
    }

    @Test
    @Commands(done = {"inbox delivery", "inbox mail", "inbox confirm", "inbox webhook", "inbox silence"},
            refused = {"inbox delivery", "inbox mail", "inbox confirm", "inbox webhook", "inbox silence"})
    void anAddressIsConfirmedAndEnded() throws Exception {
        assertRefused(city.as("reviewer2", "inbox", "mail", "somebody@elsewhere.example"), "SQ-EXC-0351");
        assertThat(city.as("reviewer2", "inbox", "mail", "reviewer2@city.example", "--at-once").exit())
                .isEqualTo(ExitCodes.DONE);
        Matcher token = TOKEN.matcher(city.mailTo("reviewer2@city.example"));
        assertThat(token.find()).isTrue();
        assertRefused(city.as("auditor", "inbox", "confirm", token.group(1)), "SQ-EXC-0353");
        assertThat(city.as("reviewer2", "inbox", "confirm", token.group(1)).out()).contains("\"proved\" : true");

        assertRefused(city.as("reviewer2", "inbox", "webhook", "https://hooks.elsewhere.example/in"), "SQ-EXC-0240");
        assertThat(city.as("reviewer2", "inbox", "webhook", "http://127.0.0.1:9/in").out()).contains("whsec_");
        assertThat(city.as("reviewer2", "inbox", "delivery").out()).contains("AT_ONCE", "DAILY", "WEBHOOK");
        assertThat(city.as("reviewer2", "inbox", "delivery", "--server", "http://127.0.0.1:1").exit())
                .isEqualTo(ExitCodes.UNREACHABLE);
        for (String kind : new String[] {"mail", "webhook"}) {
            assertThat(city.as("reviewer2", "inbox", "silence", kind).exit()).isEqualTo(ExitCodes.DONE);
            assertRefused(city.as("reviewer2", "inbox", "silence", kind), "SQ-EXC-0354");
        }
    }
}
