package org.shuqiao.standards.element;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.standards.division.Divisions;
import org.shuqiao.standards.document.Section;
import org.shuqiao.standards.error.StandardsCode;

/** Factory of data elements from their definitions in standard packs. */
public final class ElementKindFactory {

    /** The kinds that a pack may name; the compiler asks for each one's engine. */
    private enum Name {
        TEXT,
        CODE,
        INDUSTRY,
        CITIZEN_NUMBER,
        USCC,
        ORGANISATION_CODE,
        REGISTRATION_NUMBER,
        ENTERPRISE_ID,
        ENTERPRISE_IDENTIFIER,
        DATE,
        DATETIME,
        MONTH,
        DIVISION,
        PHONE,
        PLATE,
        MONEY,
        COORDINATE,
        INTEGER,
        DECIMAL;

        String written() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<Name> of(String written) {
            return Arrays.stream(values()).filter(name -> name.written().equals(written)).findFirst();
        }

        static String all() {
            return Arrays.stream(values()).map(Name::written).collect(Collectors.joining(" "));
        }
    }

    private final Rules rules;
    private final Map<String, CodeSet> codeSets;
    private final Divisions divisions;

    public ElementKindFactory(Rules rules, Map<String, CodeSet> codeSets, Divisions divisions) {
        this.divisions = divisions;
        this.rules = rules;
        this.codeSets = codeSets;
    }

    public Element element(String id, Section section, Map<String, ElementEncoding> encodings) {
        return new Element(id, section.text("zh"), section.text("en"), section.text("cites"), encodings,
                kind(section), rules);
    }

    private ElementKind kind(Section section) {
        String kind = section.text("kind");
        Name name = Name.of(kind).orElseThrow(() -> new CodedException(StandardsCode.UNKNOWN_KIND,
                section.file() + ":" + section.place("kind"), kind, Name.all()));
        return switch (name) {
            case TEXT -> new TextKind(section.choice("profile", TextKind.Profile.class),
                    section.integer("most", 500, 1, Characters.MOST), divisions, rules);
            case CODE -> new CodeKind(codeSet(section.text("set")), rules);
            case CITIZEN_NUMBER -> new CitizenNumberKind(divisions, rules);
            case INDUSTRY -> new IndustryKind(codeSet(section.text("set")), codeSet(section.text("classes")), rules);
            case USCC -> new CreditCodeKind(divisions, rules);
            case ORGANISATION_CODE -> new OrganisationCodeKind(rules);
            case REGISTRATION_NUMBER -> new RegistrationNumberKind(rules);
            case ENTERPRISE_ID -> new AnyEnterpriseIdKind(new CreditCodeKind(divisions, rules),
                    new RegistrationNumberKind(rules), new OrganisationCodeKind(rules));
            case ENTERPRISE_IDENTIFIER -> new EnterpriseIdPairKind(
                    new CreditCodeKind(divisions, rules), new RegistrationNumberKind(rules), rules);
            case DATE -> new DateKind(DateKind.Precision.DAY, rules);
            case DATETIME -> new DateKind(DateKind.Precision.INSTANT, rules);
            case MONTH -> new DateKind(DateKind.Precision.MONTH, rules);
            case DIVISION -> new DivisionKind(divisions, rules);
            case PHONE -> new PhoneKind(rules);
            case PLATE -> new PlateKind(rules);
            case MONEY -> new MoneyKind(rules);
            case COORDINATE -> new CoordinateKind(rules);
            case INTEGER -> new DecimalKind(true, number(section, "least"), number(section, "most"), divisions,
                    rules);
            case DECIMAL -> new DecimalKind(false, number(section, "least"), number(section, "most"), divisions,
                    rules);
        };
    }

    private CodeSet codeSet(String id) {
        CodeSet set = codeSets.get(id);
        if (set == null) {
            throw new CodedException(StandardsCode.MISSING_CODE_SET, id);
        }
        return set;
    }

    private static Optional<BigDecimal> number(Section section, String key) {
        try {
            return section.maybe(key).map(BigDecimal::new);
        } catch (NumberFormatException e) {
            throw new CodedException(StandardsCode.PACK_INVALID, e, section.file(), section.place(key), key);
        }
    }
}
