import { View } from "@tarojs/components";
export default function Home() { return <View ariaRole="heading" ariaLabel="x" role="heading">hi {LINGE_API_URL}</View>; }
