package org.shuqiao.exchange.platform.assembly;

import org.shuqiao.exchange.domain.assembly.ExchangeBeans;
import org.springframework.context.annotation.Import;

/** Joins all services of the platform. They open in this order, each after what it needs, and close in the reverse. */
@Beans
@Import({StoreBeans.class, CatalogueBeans.class, LedgerBeans.class, QueryBeans.class, RuleBeans.class,
        ExchangeBeans.class,
    AccountBeans.class, JobBeans.class, PublicationBeans.class, AnchoringBeans.class, AuditBeans.class,
            QuarantineBeans.class, LakeBeans.class, QualityReportBeans.class, HealthBeans.class, InboxBeans.class,
            TaskBeans.class})
class PlatformBeans { }
