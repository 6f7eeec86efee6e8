package org.shuqiao.exchange.domain.resource;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.catalog.department.Departments;
import org.shuqiao.catalog.entry.Entry;
import org.shuqiao.catalog.publish.Entries;
import org.shuqiao.catalog.publish.EntryState;
import org.shuqiao.catalog.publish.EntryVersion;
import org.shuqiao.catalog.publish.PublishedEntry;
import org.shuqiao.exchange.domain.ExchangeCode;

/** Reads published catalogue entries as resources that can be requested. */
public final class Resources {

    private final Entries entries;
    private final Departments departments;

    public Resources(Entries entries, Departments departments) {
        this.departments = departments;
        this.entries = entries;
    }

    /** @return the resource in the version that is published now; unknown codes are refused */
    public Resource published(String code) {
        return find(code).orElseThrow(() -> new CodedException(ExchangeCode.RESOURCE_UNKNOWN, code));
    }

    /** @return the resource in the version that is published now */
    public Optional<Resource> find(String code) {
        return entries.published(code).flatMap(version -> version.published()).map(Resources::resource);
    }

    /** @return the resource in a version that was published once, whatever became of it */
    public Optional<Resource> version(String code, int version) {
        return entries.find(code, version).flatMap(each -> each.published()).map(Resources::resource);
    }

    /** @return what is or was published over a dataset that is called so, with or without its department before it */
    public Stream<Resource> overDatasetsNamed(Set<String> names) {
        Set<String> datasets = new HashSet<>(names);
        departments.all().forEach(department -> names.forEach(name -> datasets.add(department.id() + "_" + name)));
        return entries.madeOf(datasets).stream().flatMap(each -> each.published().stream()).map(Resources::resource);
    }

    /** @return who provides a version that was submitted, published or withdrawn; a draft is nothing yet */
    public Optional<String> provider(String code, int version) {
        return entries.find(code, version)
                .filter(each -> each.published().isPresent() || each.state() == EntryState.SUBMITTED)
                .map(each -> each.draft().provider());
    }

    /** @return whether some version of it is published: when not, no grant of it can be used */
    public boolean isPublished(String code) {
        return entries.published(code).isPresent();
    }

    /** @return {@code sha256:} and the digest of the published version, as the ledger knows it */
    public String digest(String code, int version) {
        return entries.find(code, version).flatMap(EntryVersion::digest)
                .orElseThrow(() -> new CodedException(ExchangeCode.RESOURCE_UNKNOWN, code));
    }

    /** @return the officer who submitted a version for review */
    public String submittedBy(String code, int version) {
        return entries.find(code, version).flatMap(EntryVersion::submittedBy)
                .orElseThrow(() -> new CodedException(ExchangeCode.RESOURCE_UNKNOWN, code));
    }

    private static Resource resource(PublishedEntry published) {
        Entry entry = published.entry();
        return new Resource(published.code(), published.version(), entry.name(), entry.provider(),
                entry.sharing().kind(), entry.sharing().basis(), entry.items(), Set.copyOf(entry.sharing().modes()),
                entry.dataset());
    }
}
