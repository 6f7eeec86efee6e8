package org.shuqiao.standards.element;

import java.time.LocalDate;

/** Data element kind for any enterprise identifier: credit code, registration number or organisation code. */
final class AnyEnterpriseIdKind implements ElementKind {

    private final CreditCodeKind uscc;
    private final RegistrationNumberKind registration;
    private final OrganisationCodeKind organisation;

    AnyEnterpriseIdKind(CreditCodeKind uscc, RegistrationNumberKind registration, OrganisationCodeKind organisation) {
        this.uscc = uscc;
        this.registration = registration;
        this.organisation = organisation;
    }

    @Override
    public CheckResult check(String text, ElementEncoding encoding, LocalDate on) {
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
