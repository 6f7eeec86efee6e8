package org.shuqiao.standards.pack;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.standards.error.StandardsCode;

/** Order in which packs are laid over one another: each after all that it requires. */
final class PackOrder {

    private final Map<String, PackText> texts = new LinkedHashMap<>();
    private final Map<String, PackInfo> infos = new LinkedHashMap<>();
    private final List<PackInfo> below = new ArrayList<>();
    private final Map<String, Set<String>> under = new LinkedHashMap<>();
    private final List<PackText> ordered = new ArrayList<>();

    private PackOrder() { }

    /**
     * @param bundled packs that lie under all others
     * @throws CodedException a pack is missing, packs require each other in a circle, or two that do not know each
     *     other claim the same thing
     */
    static List<PackText> of(PackFiles bundled, List<PackText> packs) {
        PackOrder order = new PackOrder();
        bundled.packs().forEach(pack -> order.below.add(pack.info()));
        for (PackText pack : packs) {
            PackInfo info = pack.info();
            PackText same = order.texts.put(info.id(), pack);
            if (same != null || order.below.stream().anyMatch(info::equals)) {
                throw new CodedException(StandardsCode.PACK_TWICE, info.id(), same == null ? "-" : same.name(),
                        pack.name());
            }
            order.infos.put(info.id(), info);
        }
        order.infos.keySet().forEach(id -> order.place(id, new LinkedHashSet<>()));
        order.claims();
        return order.ordered;
    }

    private Set<String> place(String id, Set<String> above) {
        Set<String> known = under.get(id);
        if (known != null) {
            return known;
        }
        if (!above.add(id)) {
            throw new CodedException(StandardsCode.PACK_CYCLE, String.join(" → ", above) + " → " + id);
        }
        Set<String> required = new LinkedHashSet<>();
        for (String written : infos.get(id).requires()) {
            Optional<PackInfo> other = infos.values().stream().filter(info -> info.meantBy(written)).findFirst();
            if (other.isPresent()) {
                required.add(other.get().id());
                required.addAll(place(other.get().id(), above));
            } else if (below.stream().noneMatch(info -> info.meantBy(written))) {
                throw new CodedException(StandardsCode.PACK_MISSING, id, written);
            }
        }
        above.remove(id);
        under.put(id, required);
        ordered.add(texts.get(id));
        return required;
    }

    /** Two packs of which neither is laid over the other may not say different things about one code. */
    private void claims() {
        Map<String, String> owners = new LinkedHashMap<>();
        for (PackText pack : ordered) {
            String id = pack.info().id();
            for (String claim : PackClaims.of(pack)) {
                String owner = owners.put(claim, id);
                if (owner != null && !under.get(id).contains(owner)) {
                    throw new CodedException(StandardsCode.PACK_CLASH, claim, owner, id);
                }
            }
        }
    }
}
