/** WeChat wants this component when the tab bar is one's own. Ours is part of each page, so this shows nothing. */
export default function NoTabBar() {
  return null;
}
