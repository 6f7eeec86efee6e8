/** Source files: definition, origin and mapping of each dataset. */
package org.shuqiao.standards.source;

