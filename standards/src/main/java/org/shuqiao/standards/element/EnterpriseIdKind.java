package org.shuqiao.standards.element;

import java.time.LocalDate;

/** Whichever identifier of an enterprise a column holds: credit code, registration number, organisation code. */
final class EnterpriseIdKind implements Kind {

    private final UsccKind uscc;
    private final RegistrationNumberKind registration;
    private final OrganisationCodeKind organisation;

    EnterpriseIdKind(UsccKind uscc, RegistrationNumberKind registration, OrganisationCodeKind organisation) {
        this.uscc = uscc;
        this.registration = registration;
        this.organisation = organisation;
    }

    @Override
    public Outcome check(String text, Encoding encoding, LocalDate on) {
        String written = Characters.compact(text);
        boolean shortCode = written.length() == 9 || written.length() == 10 && !Characters.digit(written.charAt(8));
        if (shortCode && !Characters.han(written.charAt(0))) {
            return organisation.check(text, encoding, on);
        }
        return written.length() == 18 && !Characters.han(written.charAt(0))
                ? uscc.check(text, encoding, on)
                : registration.check(text, encoding, on);
    }
}
