/** What the generator knows and the platform does not: the truth about every source row. */
package org.shuqiao.city.truth;

