package org.shuqiao.exchange.platform.publication;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.error.Language;
import org.shuqiao.catalog.Catalog;
import org.shuqiao.catalog.check.NameKey;
import org.shuqiao.catalog.entry.EntryDraft;
import org.shuqiao.catalog.error.CatalogCode;
import org.shuqiao.catalog.publish.EntryPage;
import org.shuqiao.catalog.publish.EntryState;
import org.shuqiao.catalog.publish.EntryVersion;
import org.shuqiao.catalog.workbook.CarriedEntry;
import org.shuqiao.catalog.workbook.CarriedWorkbook;
import org.shuqiao.exchange.domain.account.Actor;

/**
 * Entries that are carried between platforms: the published ones as everybody reads them, and drafts of those that come
 * from another one. A catalogue gives its own resource codes; relations follow them by the names of the entries.
 */
public final class CarriedEntries {

    /** Entries of one document at most. */
    public static final int MOST = 20_000;

    private static final int PAGE = 1000;

    private final Catalog catalog;
    private final EntryFiles files;

    public CarriedEntries(Catalog catalog, EntryFiles files) {
        this.catalog = catalog;
        this.files = files;
    }

    /**
     * Result of a load.
     *
     * @param others entries of other departments, which are theirs to load
     * @param waiting relations to entries that are not published here yet, as {@code name → name}; loading again after
     *     they are adds them
     */
    public record Loaded(EntryFiles.Imported imported, int others, List<String> waiting) { }

    /** @return what is published, of one department or of all, without what the catalogue keeps for those inside */
    public List<CarriedEntry> published(Optional<String> provider) {
        List<CarriedEntry> carried = new ArrayList<>();
        OptionalLong next = OptionalLong.of(0);
        while (next.isPresent()) {
            EntryPage page = catalog.pages().after(next.getAsLong(), PAGE);
            page.entries().stream().filter(version -> provider.isEmpty()
                    || version.draft().provider().equals(provider.get())).map(CarriedEntries::outside)
                    .forEach(carried::add);
            if (carried.size() > MOST) {
                throw new CodedException(CatalogCode.LAYOUT_TOO_MANY, MOST);
            }
            next = page.next();
        }
        return carried;
    }

    /** Makes drafts of the entries of the officer's own department, all or none. */
    public Loaded load(Actor actor, List<CarriedEntry> entries, Language language) {
        List<CarriedEntry> own = entries.stream().filter(entry -> entry.draft().provider().equals(actor.department()))
                .toList();
        Map<String, CarriedEntry> byCode = new HashMap<>();
        entries.forEach(entry -> byCode.put(entry.code(), entry));
        Map<String, EntryVersion> here = newest(actor.department());
        List<String> waiting = new ArrayList<>();
        List<CarriedEntry> mapped = own.stream().map(entry -> {
            List<String> related = new ArrayList<>();
            for (String code : entry.draft().related()) {
                here(code, byCode).ifPresentOrElse(related::add, () -> waiting.add(entry.draft().name() + " → "
                        + Optional.ofNullable(byCode.get(code)).map(each -> each.draft().name()).orElse(code)));
            }
            Optional<EntryVersion> match = Optional.ofNullable(here.get(NameKey.of(entry.draft().name())));
            return new CarriedEntry(match.flatMap(EntryVersion::code).orElse(""), "", inside(entry.draft(), related,
                    match.map(EntryVersion::draft)));
        }).toList();
        return new Loaded(files.read(actor, CarriedWorkbook.write(mapped, catalog.departments().all()), language),
                entries.size() - own.size(), waiting);
    }

    /** @return the code under which an entry of the other platform is published here */
    private Optional<String> here(String code, Map<String, CarriedEntry> byCode) {
        CarriedEntry there = byCode.get(code);
        return there == null ? catalog.entries().published(code).map(version -> code)
                : catalog.pages().code(there.draft().provider(), there.draft().name());
    }

    /** @return the department's entries by their names, each in its newest version */
    private Map<String, EntryVersion> newest(String department) {
        Map<String, EntryVersion> newest = new HashMap<>();
        Stream.concat(catalog.entries().inState(EntryState.PUBLISHED, Optional.of(department)).stream(),
                catalog.entries().openOf(department).stream())
                .forEach(version -> newest.put(NameKey.of(version.draft().name()), version));
        return newest;
    }

    private static CarriedEntry outside(EntryVersion version) {
        EntryDraft draft = version.draft();
        return new CarriedEntry(version.code().orElseThrow(), version.published().orElseThrow().publishedOn()
                .toString(), inside(draft, draft.related(), Optional.empty()));
    }

    /** @return the draft with other relations, and with what another one says of it inside */
    private static EntryDraft inside(EntryDraft draft, List<String> related, Optional<EntryDraft> of) {
        return new EntryDraft(draft.category(), draft.name(), draft.provider(), draft.providerCode(), draft.summary(),
                draft.format(), draft.items(), draft.sharing(), draft.open(), draft.update(), related, draft.grade(),
                of.map(EntryDraft::dataset).orElse(""), of.map(EntryDraft::regradeReason).orElse(""),
                of.map(EntryDraft::justification).orElse(""));
    }
}
