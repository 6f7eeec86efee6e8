package org.shuqiao.exchange.domain.form;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.source.SharedItem;
import org.shuqiao.catalog.source.Sources;
import org.shuqiao.catalog.source.Subject;
import org.shuqiao.catalog.source.Subjects;
import org.shuqiao.exchange.domain.FieldFault;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.domain.form.FormField.Standing;
import org.shuqiao.exchange.domain.request.FreeTextRules;
import org.shuqiao.exchange.domain.store.ExchangeStore;
import org.shuqiao.standards.pack.StandardPack;

/**
 * Checks forms against what is shared: what can be had by sharing is not collected again (政务数据共享条例 第十九条). A
 * field that a published entry about the same subject shares is refused with a pointer to the entry, unless the data
 * authority decided that this form of this department asks for it all the same. Each check is kept.
 */
public final class FormChecks {

    /** Fields of a form at most. */
    public static final int MOST_FIELDS = 200;

    private static final int TITLE = 100;

    private final ExchangeStore store;
    private final Permissions permissions;
    private final Sources sources;
    private final FormRepository book;

    public FormChecks(ExchangeStore store, Permissions permissions, Sources sources) {
        this.store = store;
        this.permissions = permissions;
        this.sources = sources;
        this.book = new FormRepository(store);
    }

    /**
     * Form as the department plans it.
     *
     * @param about whom it asks; what its identifying fields show is added
     * @param need why it has to ask for what is shared, for the data authority; blank where it does not
     * @param fields each by its title or the id of its data element
     */
    public record Planned(String title, Set<Subject> about, String need, List<String> fields) {
        public Planned {
            about = Set.copyOf(about);
            fields = List.copyOf(fields);
        }
    }

    /**
     * Checks a form and keeps the check, also of a form that is refused.
     *
     * @throws CodedException {@code FIELDS_MISSING}, {@code SUBJECT_MISSING} for a form that cannot be checked
     */
    public FormCheck check(Actor actor, Planned planned) {
        permissions.require(actor, Role.OFFICER, Role.REQUESTER);
        String title = text("title", planned.title());
        String need = planned.need().isBlank() ? "" : FreeTextRules.check("need", planned.need());
        Set<String> asked = new LinkedHashSet<>();
        planned.fields().stream().filter(field -> !field.isBlank()).forEach(field -> asked.add(text("fields", field)));
        if (asked.isEmpty() || asked.size() > MOST_FIELDS) {
            throw new CodedException(FormCode.FIELDS_MISSING, MOST_FIELDS);
        }
        FormWords words = new FormWords(StandardPack.load());
        Set<Subject> about = EnumSet.noneOf(Subject.class);
        about.addAll(planned.about());
        about.addAll(Subjects.of(asked.stream().flatMap(field -> words.element(field).stream())
                .collect(Collectors.toSet())));
        if (about.isEmpty()) {
            throw new CodedException(FormCode.SUBJECT_MISSING, title);
        }
        return store.inTransaction(() -> {
            List<FormCheck> decided = book.decided(actor.department(), title);
            List<FormField> found = asked.stream()
                    .map(field -> found(field, words.element(field), about, decided)).toList();
            FormCheck check = new FormCheck(store.nextNumber("FC"), actor.department(), title, need, found,
                    actor.login(), store.now(), Optional.empty());
            book.insert(check);
            return check;
        });
    }

    private FormField found(String asked, Optional<String> element, Set<Subject> about, List<FormCheck> decided) {
        if (element.filter(Subjects::finds).isPresent()) {
            return FormField.free(asked, element, Standing.KEY);
        }
        Optional<SharedItem> shared = sources.item(element, FormWords.bare(asked), about);
        if (shared.isEmpty()) {
            return FormField.free(asked, element, Standing.FREE);
        }
        FormField field = new FormField(asked, element, Standing.SHARED, shared, Optional.empty());
        return decided.stream().filter(each -> each.fields().stream()
                        .anyMatch(other -> other.asksForShared() && other.key().equals(field.key()))).findFirst()
                .filter(latest -> latest.decision().orElseThrow().verdict() == FormVerdict.ALLOW)
                .map(latest -> new FormField(asked, element, Standing.ALLOWED, shared, Optional.of(latest.id())))
                .orElse(field);
    }

    /** @return the latest checks, newest first: all for the authority and auditors, else those of the department */
    public List<FormCheck> list(Actor actor) {
        Set<Role> held = permissions.held(actor, Role.OFFICER, Role.REQUESTER, Role.AUTHORITY, Role.AUDITOR);
        boolean all = held.contains(Role.AUTHORITY) || held.contains(Role.AUDITOR);
        return book.latest(all ? Optional.empty() : Optional.of(actor.department()));
    }

    public FormCheck get(Actor actor, String id) {
        permissions.require(actor, Role.OFFICER, Role.REQUESTER, Role.AUTHORITY, Role.AUDITOR);
        FormCheck check = book.get(id, "");
        permissions.requireInvolvement(actor, id, check.department());
        return check;
    }

    private static String text(String field, String given) {
        String text = FreeTextRules.check(field, given);
        if (text.codePointCount(0, text.length()) > TITLE) {
            throw FieldFault.longerThan(TITLE).of(field);
        }
        return text;
    }
}
