package org.shuqiao.exchange.web.rest;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.person.PersonAccess;
import org.shuqiao.exchange.web.error.ServerCode;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** REST endpoint of a person's access log (个人信息查阅), for officers of the data authority. */
@RestController
@RequestMapping("/api/v1/persons")
class PersonCalls {

    private final PersonAccess access;

    PersonCalls(PersonAccess access) {
        this.access = access;
    }

    /**
     * What is asked: in the body, for an address is kept in many places.
     *
     * @param number citizen number of the person
     * @param reason {@code own-request}, {@code representative}, {@code relative}, {@code complaint},
     *     {@code incident}, {@code court}
     * @param caseNumber of the person's request
     * @param from first month, {@code 2026-11}; left out: from the beginning
     * @param to last month; left out: until now
     */
    record PersonInput(String number, String reason, String caseNumber, String from, String to) {

        PersonAccess.Asked asked() {
            return new PersonAccess.Asked(text("number", number), text("reason", reason),
                    text("caseNumber", caseNumber), month("from", from), month("to", to));
        }

        private static String text(String field, String value) {
            if (value == null) {
                throw new CodedException(ServerCode.BAD_REQUEST, field);
            }
            return value;
        }

        private static Optional<YearMonth> month(String field, String value) {
            try {
                return Optional.ofNullable(value).filter(text -> !text.isBlank()).map(YearMonth::parse);
            } catch (DateTimeException e) {
                throw new CodedException(ServerCode.BAD_REQUEST, e, field);
            }
        }

        /** Without the number. */
        @Override
        public String toString() {
            return "PersonInput[" + reason + "]";
        }
    }

    /** Who used the person's data, when, under which grant and receipt. Each call is an entry of the security log. */
    @PostMapping("/uses")
    PersonAccessView uses(@AuthenticationPrincipal Actor actor, @RequestBody PersonInput input) {
        return PersonAccessView.of(access.lookUp(actor, input.asked()));
    }
}
