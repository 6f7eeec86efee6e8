package org.shuqiao.standards.element;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.standards.division.Divisions;
import org.shuqiao.standards.document.Section;
import org.shuqiao.standards.error.StandardsCode;

/** Makes data elements of what packs say about them: the kind names the engine, its keys the parameters. */
public final class Kinds {

    private static final String KNOWN = "text code industry citizen-number uscc organisation-code registration-number "
            + "enterprise-id enterprise-identifier date datetime month division phone plate money coordinate integer decimal";

    private final Rules rules;
    private final Map<String, CodeSet> codeSets;
    private final Divisions divisions;

    public Kinds(Rules rules, Map<String, CodeSet> codeSets, Divisions divisions) {
        this.divisions = divisions;
        this.rules = rules;
        this.codeSets = codeSets;
    }

    public Element element(String id, Section section, Map<String, Encoding> encodings) {
        return new Element(id, section.text("zh"), section.text("en"), section.text("cites"), encodings,
                kind(section), rules);
    }

    private Kind kind(Section section) {
        String kind = section.text("kind");
        return switch (kind) {
            case "text" -> new TextKind(section.choice("profile", TextKind.Profile.class),
                    section.integer("most", 500, 1, Characters.MOST), rules);
            case "code" -> new CodeKind(codeSet(section.text("set")), rules);
            case "citizen-number" -> new CitizenNumberKind(divisions, rules);
            case "industry" -> new IndustryKind(codeSet(section.text("set")), rules);
            case "uscc" -> new UsccKind(divisions, rules);
            case "organisation-code" -> new OrganisationCodeKind(rules);
            case "registration-number" -> new RegistrationNumberKind(rules);
            case "enterprise-id" -> new EnterpriseIdKind(new UsccKind(divisions, rules),
                    new RegistrationNumberKind(rules), new OrganisationCodeKind(rules));
            case "enterprise-identifier" -> new EnterpriseIdentifierKind(
                    new UsccKind(divisions, rules), new RegistrationNumberKind(rules), rules);
            case "date" -> new DateKind(DateKind.Precision.DAY, rules);
            case "datetime" -> new DateKind(DateKind.Precision.INSTANT, rules);
            case "month" -> new DateKind(DateKind.Precision.MONTH, rules);
            case "division" -> new DivisionKind(divisions, rules);
            case "phone" -> new PhoneKind(rules);
            case "plate" -> new PlateKind(rules);
            case "money" -> new MoneyKind(rules);
            case "coordinate" -> new CoordinateKind(rules);
            case "integer" -> new DecimalKind(true, number(section, "least"), number(section, "most"), rules);
            case "decimal" -> new DecimalKind(false, number(section, "least"), number(section, "most"), rules);
            default -> throw new CodedException(StandardsCode.UNKNOWN_KIND, section.file() + ":" + section.place("kind"), kind, KNOWN);
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
