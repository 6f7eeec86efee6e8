package org.shuqiao.exchange.web.portal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.shuqiao.catalog.entry.Item;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.grant.Grant;
import org.shuqiao.exchange.domain.overview.Dashboard;
import org.shuqiao.exchange.domain.overview.Side;
import org.shuqiao.exchange.domain.resource.Bindings;
import org.shuqiao.exchange.domain.resource.Mode;
import org.springframework.stereotype.Component;

/** Views of the tables that a department's grants open to queries. */
@Component
class OpenTables {

    private final Bindings bindings;
    private final Dashboard board;
    private final Clock clock;
    private final RequestViews views;

    OpenTables(Bindings bindings, Dashboard board, Clock clock, RequestViews views) {
        this.bindings = bindings;
        this.board = board;
        this.clock = clock;
        this.views = views;
    }

    /** A column that may be asked for; the mask is blank where values come as they are. */
    record Column(String name, String title, String type, String mask) { }

    /** A table that a grant opens. */
    record OpenTable(String name, String title, String grant, String until, OptionalInt minimumGroup,
            List<Column> columns) {

        /** @return a query that the table answers */
        String example() {
            return minimumGroup.isPresent() ? "select count(*) as n\nfrom " + name
                    : "select " + String.join(", ", columns.stream().map(Column::name).toList()) + "\nfrom "
                            + name + "\nlimit 20";
        }
    }

    /** @return the tables that can be queried now, by purpose; the newest grant first */
    Map<String, List<OpenTable>> of(Actor actor, PageLocalizer say) {
        Map<String, List<OpenTable>> open = new LinkedHashMap<>();
        for (Grant grant : board.grants(actor, Side.CONSUMER)) {
            if (RequestViews.active(grant, clock.instant()) && grant.policy().modes().contains(Mode.QUERY)) {
                open.computeIfAbsent(grant.policy().purpose(), any -> new ArrayList<>())
                        .add(of(grant.at(clock.instant()), say));
            }
        }
        return open;
    }

    /** @return the table that one grant opens */
    OpenTable of(Grant grant, PageLocalizer say) {
        var policy = grant.policy();
        Map<String, Item> items = views.items(policy.resource(), policy.version());
        List<Column> columns = policy.columns().stream().map(name -> {
            Optional<Item> item = Optional.ofNullable(items.get(name));
            String mask = policy.masks().get(name);
            return new Column(name, item.map(Item::title).orElse(name), item.map(i -> say.label(i.type())).orElse(""),
                    mask == null ? "" : say.mask(mask));
        }).toList();
        return new OpenTable(bindings.of(policy.resource(), policy.version()).table().toString(),
                policy.title(), grant.id(), say.minute(policy.to()), policy.minimumGroup(), columns);
    }
}
